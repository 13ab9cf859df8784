package net.igmpproxy.core.host;

import java.time.Duration;
import net.igmpproxy.core.querier.QuerierClaims;
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
    private static final long SHORTEST = Duration.ofMillis(500).toNanos();
    private static final long LONGEST = 32 * SHORTEST;

    /** Time per report: at most 400 reports per second. */
    private static final long NANOS_PER_REPORT =
            Duration.ofSeconds(1).dividedBy(400).toNanos();

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
        return Math.max(pause, Math.min(reports * NANOS_PER_REPORT, QuerierClaims.DEFAULT_RESPONSE_INTERVAL));
    }
}
