package net.igmpproxy.core.host;

import net.igmpproxy.core.timer.TokenBucket;

/**
 * Minimum interval between two answers about a group. Each answer to a general query reports all groups, so a flood of
 * short queries would make the host send many times the data it receives. Times are nanoseconds.
 *
 * <ul>
 *   <li>The interval is 0.5 s, half of the shortest Query Interval (RFC 9776 section 4.1.7). A querier that follows
 *       the RFC receives an answer to every query in time.
 *   <li>The host sends at most {@value #MOST_REPORTS} reports a second on average. It may always send the whole
 *       state once in the default Query Response Interval, as the RFC requires.
 *   <li>More than one general query a second, with a burst of 8 for an election or a switch, is a flood. During a
 *       flood each interval is twice as long as the one before, up to 16 s. This is far below the Group Membership
 *       Interval.
 * </ul>
 */
final class AnswerPace {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SHORTEST = NANOS_PER_SECOND / 2;
    private static final long LONGEST = 32 * SHORTEST;
    private static final long MOST_REPORTS = 400;

    /** Default Query Response Interval, 10 s (RFC 9776 section 8.3). */
    private static final long LONGEST_FOR_ALL = 10 * NANOS_PER_SECOND;

    /** Rate of general queries below which there is no flood. */
    private final TokenBucket allowance = new TokenBucket(1, 8, 0);

    private long pause = SHORTEST;
    private long until;
    private boolean isFlood;

    /**
     * Records a general query.
     *
     * @param reports number of reports that answer it, 0 or more
     * @return minimum interval between answers, in nanoseconds
     */
    long heard(int reports, long now) {
        if (until <= now) {
            pause = isFlood && until + pause > now ? Math.min(2 * pause, LONGEST) : SHORTEST;
            until = now + pause;
            isFlood = false;
        }
        isFlood |= !allowance.take(now);
        return Math.max(pause, Math.min(reports * NANOS_PER_SECOND / MOST_REPORTS, LONGEST_FOR_ALL));
    }
}
