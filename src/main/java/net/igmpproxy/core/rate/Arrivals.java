package net.igmpproxy.core.rate;

import java.time.Duration;

/**
 * Received packets and backlog of the loop, which decide on the share of an interface.
 *
 * @param backlogNanos accumulated waiting time, see {@link Backlog#nanos}
 * @param ofAll estimated number of packets on all interfaces in the last 100 ms
 */
public record Arrivals(long backlogNanos, double ofAll) {
    /** Length of a measurement window, after which shares are computed again. */
    static final long WINDOW_NANOS = Duration.ofMillis(100).toNanos();

    static final int WINDOWS_A_SECOND = 10;

    /** Number of windows in a row with a backlog that exceeds a burst that the receive buffer holds. */
    static final int LATE_WINDOWS = 10;

    /** Growth factor of a share per window without a backlog: tenfold in eight seconds. */
    static final double RECOVERY = 1.03;

    /** Divisor of all packets: senders of a smaller part do not cause a backlog. */
    private static final int CAUSES = 4;

    /**
     * Returns true if packets waited for most of a period and some senders caused it.
     *
     * @param some number of packets of those senders in 100 ms
     * @param backlogBeganNanos {@link #backlogNanos} at the start of the period
     * @param durationNanos length of the period
     */
    boolean areLateBecauseOf(double some, long backlogBeganNanos, long durationNanos) {
        return 2 * (backlogNanos - backlogBeganNanos) > durationNanos && some * CAUSES >= ofAll;
    }
}
