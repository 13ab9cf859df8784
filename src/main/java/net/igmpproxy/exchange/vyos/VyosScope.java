package net.igmpproxy.exchange.vyos;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.igmpproxy.core.config.document.KeySuggestion;
import net.igmpproxy.exchange.draft.Keywords;

/**
 * Node of the VyOS configuration, as far as it concerns the IGMP proxy.
 *
 * @param level kind of the node
 * @param name name of the interface under {@code interface}, of the outermost node elsewhere, else empty
 */
record VyosScope(Level level, String name) {
    /** Kinds of nodes, from the outside in. */
    enum Level {
        /** Outermost level of a text, which may also start within {@code protocols igmp-proxy}. */
        TEXT,
        /** Outermost level of the path of a command. */
        ROOT,
        /** {@code protocols}. */
        PROTOCOLS,
        /** {@code protocols igmp-proxy}. */
        PROXY,
        /** {@code protocols igmp-proxy interface NAME}. */
        INTERFACE,
        /** Known node of VyOS, EdgeOS or Vyatta that does not concern the IGMP proxy. */
        ELSEWHERE,
        /** Node that none of these systems has. */
        UNKNOWN
    }

    static final String PROTOCOLS_NODE = "protocols";
    static final String PROXY_NODE = "igmp-proxy";
    static final String VRF_NODE = "vrf";

    static final VyosScope TEXT = new VyosScope(Level.TEXT, "");
    static final VyosScope ROOT = new VyosScope(Level.ROOT, "");
    private static final VyosScope PROTOCOLS = new VyosScope(Level.PROTOCOLS, "");
    private static final VyosScope PROXY = new VyosScope(Level.PROXY, "");
    private static final VyosScope UNKNOWN = new VyosScope(Level.UNKNOWN, "");
    private static final VyosScope UNKNOWN_PROTOCOL = new VyosScope(Level.UNKNOWN, PROTOCOLS_NODE);
    private static final Keywords<VyosKeyword> OF_PROXY = new Keywords<>(VyosKeyword.values());

    private static final Set<String> OUTERMOST = Set.of(
            PROTOCOLS_NODE,
            VRF_NODE,
            "cluster",
            "configuration",
            "container",
            "content-inspection",
            "custom-attribute",
            "firewall",
            "high-availability",
            "interfaces",
            "load-balance",
            "load-balancing",
            "nat",
            "nat64",
            "nat66",
            "pki",
            "policy",
            "port-forward",
            "qos",
            "resources",
            "security",
            "service",
            "session",
            "system",
            "traffic-control",
            "traffic-policy",
            "unms",
            "virtualization",
            "vpn",
            "vpp",
            "zone-policy");

    private static final Set<String> OF_PROTOCOLS = Set.of(
            "babel",
            "bfd",
            "bgp",
            "dhcp",
            "eigrp",
            "failover",
            "igmp",
            "isis",
            "ldp",
            "mpls",
            "msdp",
            "multicast",
            "nhrp",
            "openfabric",
            "ospf",
            "ospf3",
            "ospfv3",
            "pim",
            "pim6",
            "rip",
            "ripng",
            "rpki",
            "segment-routing",
            "static",
            "traffic-engineering",
            "vrf",
            "vrrp");

    /** Node and the remaining words relative to it. */
    record Path(VyosScope scope, List<String> rest) {
        boolean isOfProxy() {
            return scope.level == Level.PROXY || scope.level == Level.INTERFACE;
        }

        boolean isUnknown() {
            return scope.level == Level.UNKNOWN;
        }

        /** Returns true if the words lead to an {@code igmp-proxy} node outside {@code protocols igmp-proxy}. */
        boolean namesProxyElsewhere() {
            int index = rest.indexOf(PROXY_NODE);
            return scope.level == Level.ELSEWHERE
                    && (index == 0 || (index > 0 && PROTOCOLS_NODE.equals(rest.get(index - 1))));
        }
    }

    /** Returns the scope of other nodes under an outermost node. */
    static VyosScope elsewhere(String outermost) {
        return new VyosScope(Level.ELSEWHERE, outermost);
    }

    /** Returns the path to which the words of a statement in this node lead. */
    Path follow(List<String> words) {
        if (words.isEmpty()) {
            return new Path(this, words);
        }
        String first = words.get(0);
        List<String> rest = words.subList(1, words.size());
        return switch (level) {
            case TEXT -> followInText(first, rest, words);
            case ROOT -> followOutermost(first, rest, words);
            case PROTOCOLS ->
                PROXY_NODE.equals(first)
                        ? PROXY.follow(rest)
                        : new Path(OF_PROTOCOLS.contains(first) ? elsewhere(PROTOCOLS_NODE) : UNKNOWN_PROTOCOL, words);
            case PROXY ->
                VyosKeyword.INTERFACE.word().equals(first) && !rest.isEmpty()
                        ? new VyosScope(Level.INTERFACE, rest.get(0)).follow(rest.subList(1, rest.size()))
                        : new Path(this, words);
            case INTERFACE, ELSEWHERE, UNKNOWN -> new Path(this, words);
        };
    }

    /** Accepts nodes without their parents, as VyOS prints them. */
    private static Path followInText(String first, List<String> rest, List<String> words) {
        if (PROXY_NODE.equals(first)) {
            return PROXY.follow(rest);
        }
        return OF_PROXY.find(first).isPresent() ? PROXY.follow(words) : followOutermost(first, rest, words);
    }

    private static Path followOutermost(String first, List<String> rest, List<String> words) {
        if (PROTOCOLS_NODE.equals(first)) {
            return PROTOCOLS.follow(rest);
        }
        return new Path(OUTERMOST.contains(first) ? elsewhere(first) : UNKNOWN, words);
    }

    /** Returns the error and its remedy for words that lead to this unknown node. */
    String refusal(List<String> words) {
        String first = words.isEmpty() ? "" : words.get(0);
        boolean isOfProxy = OF_PROXY.find(first).isPresent() || PROXY_NODE.equals(first);
        if (isOfProxy && name.isEmpty()) {
            return first + " is no node at this level: write set protocols igmp-proxy before it,"
                    + " or edit protocols igmp-proxy in a line above";
        }
        Set<String> known = name.isEmpty() ? OUTERMOST : OF_PROTOCOLS;
        return KeySuggestion.nearest(
                        first,
                        Stream.concat(Stream.of(PROXY_NODE), known.stream().sorted())
                                .toList())
                .map(key -> "unknown key: did you mean " + key + "?")
                .orElse("is not a known setting of VyOS here: remove it, or give protocols igmp-proxy alone");
    }
}
