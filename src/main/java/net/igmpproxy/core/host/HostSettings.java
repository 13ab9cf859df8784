package net.igmpproxy.core.host;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.wire.IgmpVersion;

/**
 * Settings of the host side.
 *
 * @param robustness      Robustness Variable until a querier sends one, 1 or more
 * @param version         fixed IGMP version; empty for the version of the queriers
 * @param sourceSpecific  condition for groups that must not be reported without sources, nor in IGMPv1 and IGMPv2 (RFC
 *                        4604 section 2.2)
 * @param refreshInterval time without a general query after which all groups are reported again; empty for never
 */
public record HostSettings(
        int robustness,
        Optional<IgmpVersion> version,
        Predicate<GroupAddress> sourceSpecific,
        Optional<Duration> refreshInterval) {}
