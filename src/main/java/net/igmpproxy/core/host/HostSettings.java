package net.igmpproxy.core.host;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.wire.IgmpVersion;

/**
 * How the host side is to work.
 *
 * @param robustness     the Robustness Variable while no querier tells one, 1 or more
 * @param version        the version to speak whatever the queriers speak; empty: theirs
 * @param sourceSpecific which groups must not be reported without sources, nor in versions that know none (RFC 4604
 *                       section 2.2)
 * @param refreshInterval time after which all groups are reported again if no general query has come; empty: never
 */
public record HostSettings(
        int robustness,
        Optional<IgmpVersion> version,
        Predicate<GroupAddress> sourceSpecific,
        Optional<Duration> refreshInterval) {}
