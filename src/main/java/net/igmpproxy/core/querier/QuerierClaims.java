package net.igmpproxy.core.querier;

/**
 * Bounds of what another querier claims of itself. A forged query may claim a Query Interval of 31744 s and a Robustness
 * Variable of 7, so that its silence would be borne for 62 hours. Both sides bear the silence of any querier no longer than
 * that of one with the configured timers, or with the RFC's defaults, unless it {@linkplain ProvedIntervals proves} a longer
 * interval. Times are nanoseconds.
 */
public final class QuerierClaims {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Section 8.2 of RFC 9776: 125 s. */
    public static final long DEFAULT_QUERY_INTERVAL = 125 * NANOS_PER_SECOND;

    /** Section 8.3: 10 s. */
    public static final long DEFAULT_RESPONSE_INTERVAL = 10 * NANOS_PER_SECOND;

    /** Section 8.1. */
    private static final long DEFAULT_ROBUSTNESS = 2;

    private QuerierClaims() {}

    /**
     * The Robustness Variable times the Query Interval of another querier, as far as they count.
     *
     * @param claimed    by the querier
     * @param configured the same by the configuration
     */
    public static long boundedIntervals(long claimed, long configured) {
        return Math.min(claimed, longestIntervals(configured));
    }

    /** The most that counts. */
    public static long longestIntervals(long configured) {
        return Math.max(configured, DEFAULT_ROBUSTNESS * DEFAULT_QUERY_INTERVAL);
    }

    /**
     * What counts as the configured intervals where a querier has proved a longer one.
     *
     * @param configured the Robustness Variable times the Query Interval by the configuration
     * @param proved     the Query Interval that it has proved, 0 if none
     */
    public static long provedIntervals(long configured, long proved) {
        return Math.max(configured, DEFAULT_ROBUSTNESS * proved);
    }

    /** The longest Other Querier Present Interval (section 8.5) that counts. */
    public static long longestPresence(long configured, long responseInterval) {
        return longestIntervals(configured) + responseInterval / 2;
    }
}
