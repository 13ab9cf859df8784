package net.igmpproxy.core.host;

import net.igmpproxy.core.timer.TokenBucket;

/**
 * Pause between two answers about a group. Each answer to a general query tells all groups, so a flood of short queries would
 * have the host send many times what it receives. Times are nanoseconds.
 *
 * <ul>
 *   <li>The pause is half a second, half of the shortest Query Interval that there is (RFC 9776 section 4.1.7): every query of
 *       a querier that keeps to the RFC is answered in its time.
 *   <li>In all, no more than {@value #MOST_REPORTS} reports a second are sent on the average, or else the whole state once in
 *       the default Query Response Interval, which the RFC asks for in any case.
 *   <li>More general queries than one a second, and a few more for an election or a switch, are a flood. While it lasts, each
 *       pause is twice as long, up to 16 s: far less than memberships last by the RFC's timers.
 * </ul>
 */
final class AnswerPace {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SHORTEST = NANOS_PER_SECOND / 2;
    private static final long LONGEST = 32 * SHORTEST;
    private static final long MOST_REPORTS = 400;

    /** The Query Response Interval by default (RFC 9776 section 8.3): 10 s. */
    private static final long LONGEST_FOR_ALL = 10 * NANOS_PER_SECOND;

    /** General queries that are no flood. */
    private final TokenBucket allowance = new TokenBucket(1, 8, 0);

    private long pause = SHORTEST;
    private long until;
    private boolean isFlood;

    /**
     * Takes notice of a general query.
     *
     * @param reports how many reports answer it, 0 or more
     * @return the pause that its answer keeps
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
