package net.igmpproxy.core.config;

import java.util.List;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.PrefixList;

/**
 * What is configured for one interface. What has no effect in its role is kept all the same, for another one.
 *
 * @param role         what it is to the proxy
 * @param altSubnets   networks whose sources and hosts are accepted besides the interface's own
 * @param threshold    TTL that packets must exceed to leave through it, 1 to 255
 * @param policy       groups it has to do with
 * @param timers       the router side's timers; without effect on an upstream interface
 * @param protocol     how it speaks IGMP
 * @param limits       how much the router side remembers; without effect on an upstream interface
 * @param rates        how often it may be asked for something
 * @param hosts        which hosts are accepted
 * @param staticGroups groups that it has members of, or is a member of upstream, whoever asks; each group once
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
    /** The threshold that keeps no packet back that the kernel may forward at all. */
    public static final int DEFAULT_THRESHOLD = 1;

    public static final NumberRange THRESHOLD_RANGE = new NumberRange(1, 255);

    /** VyOS's words. */
    public static final String THRESHOLD_OUT_OF_RANGE = "Threshold must be between 1 and 255";

    public InterfaceConfiguration {
        altSubnets = PrefixList.of(altSubnets);
        staticGroups = List.copyOf(staticGroups);
        if (!THRESHOLD_RANGE.contains(threshold)) {
            throw new IllegalArgumentException(THRESHOLD_OUT_OF_RANGE);
        }
        if (!RouterTimers.canSay(protocol.igmpVersion(), timers.queryMaxResponseTime())
                || !RouterTimers.canSay(protocol.igmpVersion(), timers.lastMemberQueryInterval())) {
            throw new IllegalArgumentException("IGMPv2 cannot say a response time above 25.5s");
        }
        new StaticGroupRules(role, policy, protocol, limits).require(staticGroups);
    }

    /** An interface of the given role with everything else at that role's default. */
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

    /** Whether more than the static groups is configured otherwise. */
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

    /** This configuration with other alternative subnets. */
    public InterfaceConfiguration withAltSubnets(List<Ipv4Prefix> value) {
        return new InterfaceConfiguration(
                role, value, threshold, policy, timers, protocol, limits, rates, hosts, staticGroups);
    }

    /** This configuration with another threshold, 1 to 255. */
    public InterfaceConfiguration withThreshold(int value) {
        return new InterfaceConfiguration(
                role, altSubnets, value, policy, timers, protocol, limits, rates, hosts, staticGroups);
    }

    /** This configuration with another policy. */
    public InterfaceConfiguration withPolicy(GroupPolicy value) {
        return new InterfaceConfiguration(
                role, altSubnets, threshold, value, timers, protocol, limits, rates, hosts, staticGroups);
    }

    /** This configuration with other timers. */
    public InterfaceConfiguration withTimers(RouterTimers value) {
        return new InterfaceConfiguration(
                role, altSubnets, threshold, policy, value, protocol, limits, rates, hosts, staticGroups);
    }

    /** This configuration with other options of the protocol. */
    public InterfaceConfiguration withProtocol(ProtocolOptions value) {
        return new InterfaceConfiguration(
                role, altSubnets, threshold, policy, timers, value, limits, rates, hosts, staticGroups);
    }

    /** This configuration with other limits. */
    public InterfaceConfiguration withLimits(Limits value) {
        return new InterfaceConfiguration(
                role, altSubnets, threshold, policy, timers, protocol, value, rates, hosts, staticGroups);
    }

    /** This configuration with other rates. */
    public InterfaceConfiguration withRates(RateLimits value) {
        return new InterfaceConfiguration(
                role, altSubnets, threshold, policy, timers, protocol, limits, value, hosts, staticGroups);
    }

    /** This configuration with other hosts accepted. */
    public InterfaceConfiguration withHosts(HostOptions value) {
        return new InterfaceConfiguration(
                role, altSubnets, threshold, policy, timers, protocol, limits, rates, value, staticGroups);
    }

    /** This configuration with other static groups. */
    public InterfaceConfiguration withStaticGroups(List<StaticGroup> value) {
        return new InterfaceConfiguration(
                role, altSubnets, threshold, policy, timers, protocol, limits, rates, hosts, value);
    }

    /** What the other keys ask of static groups. */
    public StaticGroupRules staticGroupRules() {
        return new StaticGroupRules(role, policy, protocol, limits);
    }
}
