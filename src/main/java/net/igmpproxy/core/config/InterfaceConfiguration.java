package net.igmpproxy.core.config;

import java.util.List;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.PrefixList;

/**
 * Configuration of one interface. Settings without effect in the present role are kept for another role.
 *
 * @param role role of the interface
 * @param altSubnets subnets of accepted sources and hosts besides the interface's own networks
 * @param threshold TTL threshold, 1 to 255: a packet leaves through the interface only if its TTL is greater
 * @param policy groups allowed on the interface
 * @param timers router-side timers; no effect on an upstream interface
 * @param protocol IGMP options
 * @param limits router-side state limits; no effect on an upstream interface
 * @param rates rate limits
 * @param hosts acceptance options for hosts
 * @param staticGroups groups with a permanent membership downstream, or joined permanently upstream; each group once
 */
public record InterfaceConfiguration(
        Role role,
        List<Ipv4Prefix> altSubnets,
        int threshold,
        GroupPolicy policy,
        RouterTimers timers,
        ProtocolOptions protocol,
        Limits limits,
        RateLimits rates,
        HostOptions hosts,
        List<StaticGroup> staticGroups) {
    /** Threshold that lets all packets pass that the kernel may forward at all. */
    public static final int DEFAULT_THRESHOLD = 1;

    public static final NumberRange THRESHOLD_RANGE = new NumberRange(1, 255);

    /** Message of VyOS for an invalid threshold. */
    public static final String THRESHOLD_OUT_OF_RANGE = "Threshold must be between 1 and 255";

    public InterfaceConfiguration {
        altSubnets = PrefixList.of(altSubnets);
        staticGroups = List.copyOf(staticGroups);
        if (!THRESHOLD_RANGE.contains(threshold)) {
            throw new IllegalArgumentException(THRESHOLD_OUT_OF_RANGE);
        }
        if (!RouterTimers.canSay(protocol.igmpVersion(), timers.queryMaxResponseTime())
                || !RouterTimers.canSay(protocol.igmpVersion(), timers.lastMemberQueryInterval())) {
            throw new IllegalArgumentException("IGMPv2 cannot encode a response time above 25.5s");
        }
        new StaticGroupRules(role, policy, protocol, limits).require(staticGroups);
    }

    /** Creates the default configuration of a role. */
    public static InterfaceConfiguration of(Role role) {
        return new InterfaceConfiguration(
                role,
                List.of(),
                DEFAULT_THRESHOLD,
                GroupPolicy.defaultFor(role),
                RouterTimers.DEFAULT,
                ProtocolOptions.DEFAULT,
                Limits.DEFAULT,
                RateLimits.DEFAULT,
                HostOptions.DEFAULT,
                List.of());
    }

    /** Returns true if any part other than the static groups and the host options differs. */
    public boolean differsBeyondStaticGroups(InterfaceConfiguration other) {
        return role != other.role
                || threshold != other.threshold
                || !policy.equals(other.policy)
                || !timers.equals(other.timers)
                || !protocol.equals(other.protocol)
                || !limits.equals(other.limits)
                || !rates.equals(other.rates)
                || !altSubnets.equals(other.altSubnets);
    }

    /** Returns a copy with other alt-subnets. */
    public InterfaceConfiguration withAltSubnets(List<Ipv4Prefix> value) {
        return new InterfaceConfiguration(
                role, value, threshold, policy, timers, protocol, limits, rates, hosts, staticGroups);
    }

    /** Returns a copy with another threshold, 1 to 255. */
    public InterfaceConfiguration withThreshold(int value) {
        return new InterfaceConfiguration(
                role, altSubnets, value, policy, timers, protocol, limits, rates, hosts, staticGroups);
    }

    /** Returns a copy with another group policy. */
    public InterfaceConfiguration withPolicy(GroupPolicy value) {
        return new InterfaceConfiguration(
                role, altSubnets, threshold, value, timers, protocol, limits, rates, hosts, staticGroups);
    }

    /** Returns a copy with other timers. */
    public InterfaceConfiguration withTimers(RouterTimers value) {
        return new InterfaceConfiguration(
                role, altSubnets, threshold, policy, value, protocol, limits, rates, hosts, staticGroups);
    }

    /** Returns a copy with other IGMP options. */
    public InterfaceConfiguration withProtocol(ProtocolOptions value) {
        return new InterfaceConfiguration(
                role, altSubnets, threshold, policy, timers, value, limits, rates, hosts, staticGroups);
    }

    /** Returns a copy with other state limits. */
    public InterfaceConfiguration withLimits(Limits value) {
        return new InterfaceConfiguration(
                role, altSubnets, threshold, policy, timers, protocol, value, rates, hosts, staticGroups);
    }

    /** Returns a copy with other rate limits. */
    public InterfaceConfiguration withRates(RateLimits value) {
        return new InterfaceConfiguration(
                role, altSubnets, threshold, policy, timers, protocol, limits, value, hosts, staticGroups);
    }

    /** Returns a copy with other host options. */
    public InterfaceConfiguration withHosts(HostOptions value) {
        return new InterfaceConfiguration(
                role, altSubnets, threshold, policy, timers, protocol, limits, rates, value, staticGroups);
    }

    /** Returns a copy with other static groups. */
    public InterfaceConfiguration withStaticGroups(List<StaticGroup> value) {
        return new InterfaceConfiguration(
                role, altSubnets, threshold, policy, timers, protocol, limits, rates, hosts, value);
    }

    /** Returns the rules that the rest of this configuration imposes on static groups. */
    public StaticGroupRules staticGroupRules() {
        return new StaticGroupRules(role, policy, protocol, limits);
    }
}
