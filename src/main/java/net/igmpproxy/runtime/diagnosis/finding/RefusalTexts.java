package net.igmpproxy.runtime.diagnosis.finding;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.finding.Finding.IgmpRefused;
import net.igmpproxy.core.engine.finding.Refusal;

/** Converts findings about refused IGMP to messages with remedies. */
public final class RefusalTexts {
    private static final Ipv4Prefix LINK_LOCAL = Ipv4Prefix.of("169.254.0.0/16");

    /**
     * Prefix length of a proposed network. A narrower prefix suffices, but other hosts are often in the same network.
     */
    private static final int PROPOSED_PREFIX_LENGTH = 24;

    private final ProxyConfiguration configuration;

    /**
     * @param configuration configuration in force, from which remedies are derived
     */
    public RefusalTexts(ProxyConfiguration configuration) {
        this.configuration = configuration;
    }

    public Diagnosis of(IgmpRefused refused) {
        return Diagnosis.on(
                        refused.interfaceName(),
                        type(refused.refusal()),
                        severity(refused),
                        "IGMP of " + hosts(refused) + " on " + refused.interfaceName() + " is ignored: "
                                + reason(refused),
                        remedy(refused))
                .happened(refused.occurrences());
    }

    private static String type(Refusal refusal) {
        return switch (refusal) {
            case ROUTER_ALERT_MISSING -> "router-alert-missing";
            case TTL -> "ttl-not-1";
            case FOREIGN_HOST -> "foreign-host";
            case GROUP_DENIED -> "group-denied";
            case HOST_VERSION -> "host-version-refused";
            case LEAVE_DESTINATION -> "leave-destination";
            case RECORD, MESSAGE_TYPE -> "igmp-not-understood";
            case DAMAGED -> "igmp-damaged";
        };
    }

    /** Returns the severity. Configured refusals are intended, and a single damaged message is incidental. */
    private static Severity severity(IgmpRefused refused) {
        return switch (refused.refusal()) {
            case GROUP_DENIED, HOST_VERSION, RECORD, MESSAGE_TYPE -> Severity.INFO;
            case DAMAGED -> refused.occurrences().count() > 1 ? Severity.WARNING : Severity.INFO;
            case ROUTER_ALERT_MISSING, TTL, FOREIGN_HOST, LEAVE_DESTINATION -> Severity.WARNING;
        };
    }

    private static String reason(IgmpRefused refused) {
        int hosts = refused.hosts().examples().size();
        String sends = Counted.choose(hosts, "host sends", "hosts send");
        return switch (refused.refusal()) {
            case ROUTER_ALERT_MISSING ->
                "it lacks the IP Router Alert option, which requireRouterAlert requires. Accept messages without it";
            case TTL ->
                "its TTL is not 1, which requireTtl1 requires. Have the firewall or switch in between leave the TTL of"
                        + " IGMP alone, or accept any TTL";
            case FOREIGN_HOST -> foreign(refused);
            case GROUP_DENIED ->
                "allowedGroups and deniedGroups deny " + group(refused) + ". To let hosts receive it, allow it";
            case HOST_VERSION ->
                "its version is older than oldestHostVersion. To serve such hosts, accept older versions";
            case LEAVE_DESTINATION ->
                "a Leave is sent to 224.0.0.2 or to its group (RFC 2236 section 9), and this one was not. Update the "
                        + Counted.choose(
                                hosts,
                                "host's software, or let its membership",
                                "hosts' software, or let their memberships")
                        + " expire";
            case RECORD -> "group records are of an unknown type or for no multicast group. Find out what the " + sends;
            case MESSAGE_TYPE ->
                "the message is of a type that IGMP versions 1 to 3 do not have. Find out what the " + sends;
            case DAMAGED ->
                "it is damaged (" + refused.label() + "). Find out what the " + sends
                        + ", and whether the link changes it";
        };
    }

    private static String foreign(IgmpRefused refused) {
        List<Ipv4Address> hosts = refused.hosts().examples();
        boolean hasLinkLocal = hosts.stream().anyMatch(LINK_LOCAL::contains);
        boolean hasOthers = !hosts.stream().allMatch(LINK_LOCAL::contains);
        return "no network of the interface and no alt-subnet has "
                + Counted.choose(hosts.size(), "that address", "those addresses") + "."
                + (hasOthers
                        ? Counted.choose(hosts.size(), " Give the host", " Give the hosts")
                                + " an address of the link, or add an alt-subnet."
                        : "")
                + (hasLinkLocal
                        ? " Hosts without an address from DHCP use 169.254.0.0/16: correct DHCP"
                                + (hasOthers ? "" : ", or add an alt-subnet")
                        : "");
    }

    private String remedy(IgmpRefused refused) {
        InterfaceName name = refused.interfaceName();
        return switch (refused.refusal()) {
            case ROUTER_ALERT_MISSING -> patch(name, "{\"requireRouterAlert\": false}");
            case TTL -> patch(name, "{\"requireTtl1\": false}");
            case FOREIGN_HOST ->
                subnets(refused.hosts().examples())
                        .map(subnet -> Commands.onInterface(
                                "POST", key(name), "/alt-subnets", "{\"subnet\": \"" + subnet + "\"}"))
                        .collect(Collectors.joining("; "));
            case GROUP_DENIED -> patch(name, allowing(refused));
            case HOST_VERSION -> patch(name, "{\"oldestHostVersion\": 1}");
            case LEAVE_DESTINATION, RECORD, MESSAGE_TYPE, DAMAGED ->
                "tcpdump -vni " + Commands.quoted(name.value()) + " igmp"
                        + refused.hosts().examples().stream()
                                .filter(host -> !host.isUnspecified())
                                .findFirst()
                                .map(host -> " and host " + host)
                                .orElse("");
        };
    }

    /**
     * Returns the change that allows the last refused group. The longest matching prefix decides; denial wins a tie.
     */
    private String allowing(IgmpRefused refused) {
        GroupPolicy policy = configuration
                .of(refused.interfaceName())
                .map(configured -> configured.policy())
                .orElse(GroupPolicy.ALLOW_ALL);
        Ipv4Prefix wanted = Ipv4Prefix.host(
                refused.hosts().group().map(GroupAddress::address).orElse(Ipv4Address.UNSPECIFIED));
        Stream<Ipv4Prefix> rest = policy.denied().stream().filter(denied -> !denied.contains(wanted.address()));
        return policy.allowed().isEmpty()
                ? "{\"deniedGroups\": " + list(rest) + "}"
                : "{\"allowedGroups\": " + list(Stream.concat(policy.allowed().stream(), Stream.of(wanted)))
                        + ", \"deniedGroups\": " + list(rest) + "}";
    }

    private static String list(Stream<Ipv4Prefix> prefixes) {
        return prefixes.map(prefix -> "\"" + prefix + "\"").collect(Collectors.joining(", ", "[", "]"));
    }

    private static String hosts(IgmpRefused refused) {
        List<Ipv4Address> examples = refused.hosts().examples();
        return examples.stream().map(Ipv4Address::toString).collect(Collectors.joining(", "));
    }

    private static String group(IgmpRefused refused) {
        return refused.hosts().group().map(GroupAddress::toString).orElse("the group");
    }

    /**
     * Returns networks that would admit the hosts. Link-local networks (169.254.0.0/16) are included only if there are
     * no others.
     */
    private static Stream<Ipv4Prefix> subnets(List<Ipv4Address> hosts) {
        boolean hasOthers = !hosts.stream().allMatch(LINK_LOCAL::contains);
        return hosts.stream()
                .filter(host -> !hasOthers || !LINK_LOCAL.contains(host))
                .map(host -> Ipv4Prefix.network(host, PROPOSED_PREFIX_LENGTH))
                .distinct();
    }

    /** Returns a PATCH request for the configuration of an interface, whose key may be a pattern. */
    private String patch(InterfaceName name, String json) {
        return Commands.patch(key(name), json);
    }

    private InterfaceName key(InterfaceName name) {
        return configuration.keyOf(name).orElse(name);
    }
}
