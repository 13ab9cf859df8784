package net.igmpproxy.core.host;

/**
 * Pause between two answers about a group. Each answer to a general query tells all groups, so a flood of short queries would
 * have the host send many times what it receives. The pause is half a second, half of the shortest Query Interval that there
 * is (RFC 9776 section 4.1.7), so every query of a querier that keeps to the RFC is answered in its time. While more general
 * queries come within a pause than an election and a switch bring about, the next pause is twice as long, up to 8 s: far less
 * than memberships last by the RFC's timers. Times are nanoseconds.
 */
final class AnswerPace {
    private static final long SHORTEST = 500_000_000L;
    private static final long LONGEST = 16 * SHORTEST;
    private static final int MOST_QUERIES = 4;

    private long pause = SHORTEST;
    private long until;
    private int queries;

    /** Takes notice of a general query; the pause that its answer keeps. */
    long heard(long now) {
        if (until <= now) {
            boolean flood = queries > MOST_QUERIES && until + pause > now;
            pause = flood ? Math.min(2 * pause, LONGEST) : SHORTEST;
            until = now + pause;
            queries = 0;
        }
        queries++;
        return pause;
    }
}
