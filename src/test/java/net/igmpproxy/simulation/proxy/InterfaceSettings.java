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
 * What is configured for an interface, as the simulation reads it.
 *
 * @param upstream     whether it is the upstream one
 * @param network      its own network, which is no part of the configuration
 * @param altSubnets   further networks
 * @param threshold    TTL that packets must exceed
 * @param deniedGroups networks of groups
 * @param variables    the router side's timers
 * @param protocol     how it speaks
 * @param limits       how much is remembered
 * @param statics      what is wanted whatever hosts report, by group
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

    /** An interface with everything optional at its default. */
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

    /** Whether sources and hosts with an address are accepted. */
    public boolean admits(String address) {
        return Addresses.contains(network, address)
                || altSubnets.stream().anyMatch(subnet -> Addresses.contains(subnet, address));
    }

    /**
     * Whether what a host says is accepted. It may have no address yet; and version 1 knows no Router Alert option.
     *
     * @param version     the version it speaks
     * @param routerAlert whether its packets have that option
     */
    public boolean admitsHost(String address, IgmpVersion version, boolean routerAlert) {
        return (routerAlert || version == IgmpVersion.V1 || !protocol.requireRouterAlert())
                && (address.equals(Ipv4.UNSPECIFIED) || admits(address));
    }

    /** Whether it has to do with a group. */
    public boolean allows(String group) {
        return deniedGroups.stream().noneMatch(denied -> Addresses.contains(denied, group));
    }

    /** What is wanted of a group whatever hosts report. */
    public Filter configured(String group) {
        return statics.getOrDefault(group, Filter.NOTHING);
    }

    /** The same with other alt-subnets. */
    public InterfaceSettings withAltSubnets(List<String> next) {
        return new InterfaceSettings(
                upstream, network, next, threshold, deniedGroups, variables, protocol, limits, statics);
    }

    /** The same with another threshold. */
    public InterfaceSettings withThreshold(int next) {
        return new InterfaceSettings(
                upstream, network, altSubnets, next, deniedGroups, variables, protocol, limits, statics);
    }

    /** The same with other groups denied. */
    public InterfaceSettings withDeniedGroups(List<String> next) {
        return new InterfaceSettings(
                upstream, network, altSubnets, threshold, next, variables, protocol, limits, statics);
    }

    /** The same with other timers. */
    public InterfaceSettings withVariables(RouterVariables next) {
        return new InterfaceSettings(
                upstream, network, altSubnets, threshold, deniedGroups, next, protocol, limits, statics);
    }

    /** The same with other ways of speaking. */
    public InterfaceSettings withProtocol(ProtocolSettings next) {
        return new InterfaceSettings(
                upstream, network, altSubnets, threshold, deniedGroups, variables, next, limits, statics);
    }

    /** The same with other limits. */
    public InterfaceSettings withLimits(LimitSettings next) {
        return new InterfaceSettings(
                upstream, network, altSubnets, threshold, deniedGroups, variables, protocol, next, statics);
    }

    /** The same with other static groups. */
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
