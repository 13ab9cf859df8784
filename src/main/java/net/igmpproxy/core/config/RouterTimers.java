package net.igmpproxy.core.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The timers and counters of the router side (RFC 9776 section 8), under RFC 8652's names.
 *
 * @param queryInterval           time between general queries, 1 s to 31744 s
 * @param queryMaxResponseTime    time hosts have to answer them, 0.1 s to 3174.4 s, shorter than the interval
 * @param robustnessVariable      how many packets in a row may be lost less one, 1 to 7
 * @param lastMemberQueryInterval time between the queries that follow a leave, 0.1 s to 1023 s
 * @param lastMemberQueryCount    how many such queries, 1 to 7; by default the robustness variable
 * @param startupQueryInterval    time between the first general queries; by default a quarter of the query interval
 * @param startupQueryCount       how many of them, 1 to 7; by default the robustness variable
 */
public record RouterTimers(
        Duration queryInterval,
        Duration queryMaxResponseTime,
        int robustnessVariable,
        Duration lastMemberQueryInterval,
        Optional<Integer> lastMemberQueryCount,
        Optional<Duration> startupQueryInterval,
        Optional<Integer> startupQueryCount) {
    /** The RFC's defaults. */
    public static final RouterTimers DEFAULT = new RouterTimers(
            Duration.ofSeconds(125),
            Duration.ofSeconds(10),
            2,
            Duration.ofSeconds(1),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Group Membership Interval: how long a membership lasts without a report (RFC 9776 section 8.4). */
    public Duration groupMembershipInterval() {
        return queryInterval.multipliedBy(robustnessVariable).plus(queryMaxResponseTime);
    }

    /** Other Querier Present Interval (RFC 9776 section 8.5). */
    public Duration otherQuerierPresentInterval() {
        return queryInterval.multipliedBy(robustnessVariable).plus(queryMaxResponseTime.dividedBy(2));
    }

    /** Last Member Query Count (RFC 9776 section 8.9). */
    public int effectiveLastMemberQueryCount() {
        return lastMemberQueryCount.orElse(robustnessVariable);
    }

    /** Last Member Query Time: how long a leave takes (RFC 9776 section 8.10). */
    public Duration lastMemberQueryTime() {
        return lastMemberQueryInterval.multipliedBy(effectiveLastMemberQueryCount());
    }

    /** Startup Query Interval (RFC 9776 section 8.6). */
    public Duration effectiveStartupQueryInterval() {
        return startupQueryInterval.orElse(queryInterval.dividedBy(4));
    }

    /** Startup Query Count (RFC 9776 section 8.7). */
    public int effectiveStartupQueryCount() {
        return startupQueryCount.orElse(robustnessVariable);
    }
}
