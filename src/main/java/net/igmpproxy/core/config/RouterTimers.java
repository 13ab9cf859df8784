package net.igmpproxy.core.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Timers and counters of the router side (RFC 9776 section 8), with the names of RFC 8652.
 *
 * @param queryInterval time between general queries, 1 s to 31744 s
 * @param queryMaxResponseTime maximum response time of general queries, 0.1 s to 3174.4 s, shorter than the query
 *     interval
 * @param robustnessVariable number of lost packets in a row that the protocol tolerates, plus one; 1 to 7
 * @param lastMemberQueryInterval time between last-member queries, 0.1 s to 1023 s
 * @param lastMemberQueryCount number of last-member queries, 1 to 7; defaults to the robustness variable
 * @param startupQueryInterval time between the startup general queries, 1 s to the query interval; defaults to a
 *     quarter of it
 * @param startupQueryCount number of startup general queries, 1 to 7; defaults to the robustness variable
 */
public record RouterTimers(
        Duration queryInterval,
        Duration queryMaxResponseTime,
        int robustnessVariable,
        Duration lastMemberQueryInterval,
        Optional<Integer> lastMemberQueryCount,
        Optional<Duration> startupQueryInterval,
        Optional<Integer> startupQueryCount) {
    /** Range up to the largest Querier's Query Interval Code (RFC 9776 section 4.1.7). */
    public static final DurationRange QUERY_INTERVAL_RANGE =
            new DurationRange(Duration.ofSeconds(1), Duration.ofSeconds(31_744));

    /** Range up to the largest Max Resp Code (RFC 9776 section 4.1.1). */
    public static final DurationRange QUERY_MAX_RESPONSE_TIME_RANGE =
            new DurationRange(Duration.ofMillis(100), Duration.ofMillis(3_174_400));

    public static final DurationRange LAST_MEMBER_QUERY_INTERVAL_RANGE =
            new DurationRange(Duration.ofMillis(100), Duration.ofSeconds(1023));

    /**
     * Range up to the largest Querier's Robustness Variable (RFC 9776 section 4.1.6); applies to the other counts too.
     */
    public static final NumberRange COUNT_RANGE = new NumberRange(1, 7);

    /** Largest Max Response Time of IGMPv2, whose code is linear (RFC 2236 section 2.2). */
    static final Duration VERSION_2_MAX = Duration.ofMillis(25_500);

    /** Defaults of RFC 9776. */
    public static final RouterTimers DEFAULT = new RouterTimers(
            Duration.ofSeconds(125),
            Duration.ofSeconds(10),
            2,
            Duration.ofSeconds(1),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public RouterTimers {
        QUERY_INTERVAL_RANGE.require("queryInterval", queryInterval);
        QUERY_MAX_RESPONSE_TIME_RANGE.require("queryMaxResponseTime", queryMaxResponseTime);
        LAST_MEMBER_QUERY_INTERVAL_RANGE.require("lastMemberQueryInterval", lastMemberQueryInterval);
        startupQueryInterval.ifPresent(value -> QUERY_INTERVAL_RANGE.require("startupQueryInterval", value));
        COUNT_RANGE.require("robustnessVariable", robustnessVariable);
        lastMemberQueryCount.ifPresent(value -> COUNT_RANGE.require("lastMemberQueryCount", value));
        startupQueryCount.ifPresent(value -> COUNT_RANGE.require("startupQueryCount", value));
        if (queryMaxResponseTime.compareTo(queryInterval) >= 0) {
            throw new IllegalArgumentException("queryMaxResponseTime must be shorter than queryInterval");
        }
        if (startupQueryInterval
                .filter(value -> value.compareTo(queryInterval) > 0)
                .isPresent()) {
            throw new IllegalArgumentException("startupQueryInterval must not be longer than queryInterval");
        }
    }

    /** Returns the Startup Query Interval (RFC 9776 section 8.6). */
    public Duration effectiveStartupQueryInterval() {
        return startupQueryInterval.orElse(queryInterval.dividedBy(4));
    }

    /** Returns the Startup Query Count (RFC 9776 section 8.7). */
    public int effectiveStartupQueryCount() {
        return startupQueryCount.orElse(robustnessVariable);
    }

    /** Returns the time from the first startup query until the last one has been answered. */
    public Duration startupTime() {
        return effectiveStartupQueryInterval()
                .multipliedBy(effectiveStartupQueryCount() - 1L)
                .plus(queryMaxResponseTime);
    }

    /** Returns true if queries of a version can carry a response time. */
    public static boolean canSay(IgmpVersionOption version, Duration responseTime) {
        return version != IgmpVersionOption.V2 || responseTime.compareTo(VERSION_2_MAX) <= 0;
    }
}
