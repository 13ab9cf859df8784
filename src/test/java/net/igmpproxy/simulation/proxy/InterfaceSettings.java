package net.igmpproxy.simulation.proxy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;
import net.igmpproxy.simulation.base.Filter;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.peers.Addresses;
import net.igmpproxy.simulation.peers.RouterVariables;

/**
 * Configuration of an interface in the simulation.
 *
 * @param upstream     true for the upstream interface
 * @param network      its connected network, which is not part of the configuration
 * @param altSubnets   additional networks
 * @param threshold    the TTL threshold; packets must exceed it
 * @param deniedGroups the denied groups, as prefixes
 * @param variables    the timer values of the router side
 * @param protocol     the protocol settings
 * @param limits       the limits
 * @param statics      the static groups with their source filters
 */
public record InterfaceSettings(
        boolean upstream,
        String network,
        List<String> altSubnets,
        int threshold,
        List<String> deniedGroups,
        RouterVariables variables,
        ProtocolSettings protocol,
        LimitSettings limits,
        SortedMap<String, Filter> statics) {
    public InterfaceSettings {
        statics = Collections.unmodifiableSortedMap(new TreeMap<>(statics));
    }

    /** Returns an interface with defaults for all optional settings. */
    public static InterfaceSettings of(boolean upstream, String network, RouterVariables variables) {
        return new InterfaceSettings(
                upstream,
                network,
                List.of(),
                1,
                List.of(),
                variables,
                ProtocolSettings.DEFAULT,
                LimitSettings.GENEROUS,
                new TreeMap<>());
    }

    /** Returns true if sources and hosts with an address are accepted. */
    public boolean admits(String address) {
        return Addresses.contains(network, address)
                || altSubnets.stream().anyMatch(subnet -> Addresses.contains(subnet, address));
    }

    /**
     * Returns true if reports of a host are accepted. The host may have no address yet, and IGMPv1 has no Router Alert
     * option.
     *
     * @param version     the version of the report
     * @param routerAlert true if the packet has the Router Alert option
     */
    public boolean admitsHost(String address, IgmpVersion version, boolean routerAlert) {
        return (routerAlert || version == IgmpVersion.V1 || !protocol.requireRouterAlert())
                && (address.equals(Ipv4.UNSPECIFIED) || admits(address));
    }

    /** Returns true if a group is not denied. */
    public boolean allows(String group) {
        return deniedGroups.stream().noneMatch(denied -> Addresses.contains(denied, group));
    }

    /** Returns the source filter of a static group. */
    public Filter configured(String group) {
        return statics.getOrDefault(group, Filter.NOTHING);
    }

    /** Returns a copy with other alt-subnets. */
    public InterfaceSettings withAltSubnets(List<String> next) {
        return new InterfaceSettings(
                upstream, network, next, threshold, deniedGroups, variables, protocol, limits, statics);
    }

    /** Returns a copy with another threshold. */
    public InterfaceSettings withThreshold(int next) {
        return new InterfaceSettings(
                upstream, network, altSubnets, next, deniedGroups, variables, protocol, limits, statics);
    }

    /** Returns a copy with other denied groups. */
    public InterfaceSettings withDeniedGroups(List<String> next) {
        return new InterfaceSettings(
                upstream, network, altSubnets, threshold, next, variables, protocol, limits, statics);
    }

    /** Returns a copy with other timer values. */
    public InterfaceSettings withVariables(RouterVariables next) {
        return new InterfaceSettings(
                upstream, network, altSubnets, threshold, deniedGroups, next, protocol, limits, statics);
    }

    /** Returns a copy with other protocol settings. */
    public InterfaceSettings withProtocol(ProtocolSettings next) {
        return new InterfaceSettings(
                upstream, network, altSubnets, threshold, deniedGroups, variables, next, limits, statics);
    }

    /** Returns a copy with other limits. */
    public InterfaceSettings withLimits(LimitSettings next) {
        return new InterfaceSettings(
                upstream, network, altSubnets, threshold, deniedGroups, variables, protocol, next, statics);
    }

    /** Returns a copy with other static groups. */
    public InterfaceSettings withStatics(SortedMap<String, Filter> next) {
        return new InterfaceSettings(
                upstream, network, altSubnets, threshold, deniedGroups, variables, protocol, limits, next);
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("role", upstream ? "upstream" : "downstream");
        tree.put("altSubnets", new ArrayList<>(altSubnets));
        tree.put("threshold", threshold);
        tree.put("deniedGroups", new ArrayList<>(deniedGroups));
        tree.put("robustnessVariable", variables.robustness());
        tree.put("queryInterval", duration(variables.queryInterval()));
        tree.put("queryMaxResponseTime", duration(variables.queryResponseInterval()));
        tree.put("lastMemberQueryInterval", duration(variables.lastMemberQueryInterval()));
        tree.put("lastMemberQueryCount", variables.lastMemberQueryCount());
        protocol.write(tree);
        limits.write(tree);
        List<Object> groups = new ArrayList<>();
        statics.forEach(
                (group, filter) -> groups.add(Map.of("group", group, "sources", new ArrayList<>(filter.sources()))));
        tree.put("staticGroups", groups);
        return tree;
    }

    @Override
    public String toString() {
        return network + " and " + altSubnets + " threshold " + threshold + " denied " + deniedGroups + " " + variables
                + (protocol.equals(ProtocolSettings.DEFAULT) ? "" : " " + protocol)
                + (limits.equals(LimitSettings.GENEROUS) ? "" : " " + limits)
                + (statics.isEmpty() ? "" : " static " + statics);
    }

    private static String duration(long nanos) {
        return nanos / Time.MILLISECOND + "ms";
    }
}
