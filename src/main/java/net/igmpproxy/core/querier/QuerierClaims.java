package net.igmpproxy.core.querier;

import net.igmpproxy.core.config.RouterTimers;

/**
 * Limits for the timer values in the queries of another router. A forged query may claim a Query Interval of 31744 s
 * and a Robustness Variable of 7. Its silence would be tolerated for 62 hours. The router side and the host side
 * tolerate silence as with the configured timers or the RFC's defaults, whichever is longer. A router that
 * {@linkplain ProvedIntervals confirms} a longer interval is accepted with that interval. Times are nanoseconds.
 */
public final class QuerierClaims {
    /** Default Query Interval, 125 s (RFC 9776 section 8.2). */
    public static final long DEFAULT_QUERY_INTERVAL =
            RouterTimers.DEFAULT.queryInterval().toNanos();

    /** Default Query Response Interval, 10 s (RFC 9776 section 8.3). */
    public static final long DEFAULT_RESPONSE_INTERVAL =
            RouterTimers.DEFAULT.queryMaxResponseTime().toNanos();

    /** Default Robustness Variable (RFC 9776 section 8.1). */
    private static final long DEFAULT_ROBUSTNESS = RouterTimers.DEFAULT.robustnessVariable();

    private QuerierClaims() {}

    /**
     * Returns the limited product of the Robustness Variable and the Query Interval of another querier.
     *
     * @param claimed product of the values in its query
     * @param configured product of the configured values
     */
    public static long boundedIntervals(long claimed, long configured) {
        return Math.min(claimed, longestIntervals(configured));
    }

    /** Returns the maximum accepted product of the Robustness Variable and the Query Interval. */
    public static long longestIntervals(long configured) {
        return Math.max(configured, DEFAULT_ROBUSTNESS * DEFAULT_QUERY_INTERVAL);
    }

    /**
     * Returns the product that replaces the configured one if a querier has confirmed a longer interval.
     *
     * @param configured product of the configured Robustness Variable and Query Interval
     * @param proved confirmed Query Interval, 0 if none
     */
    public static long provedIntervals(long configured, long proved) {
        return Math.max(configured, DEFAULT_ROBUSTNESS * proved);
    }

    /** Returns the maximum Other Querier Present Interval (RFC 9776 section 8.5). */
    public static long longestPresence(long configured, long responseInterval) {
        return longestIntervals(configured) + responseInterval / 2;
    }
}
