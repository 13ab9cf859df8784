package net.igmpproxy.core.rate;

import java.util.Arrays;

/**
 * Lowers the rate of each known host of an interface while the loop cannot keep up with them: the hosts
 * that send most lose most, and those that send little lose nothing. The kernel lets all of them pass ({@link Shield}), so that what is beyond is dropped before it is decoded.
 */
final class HostThrottle {
    /** Packets that a host may always send in a window. */
    private static final double LEAST = 5;

    private final double most;
    private final int[] counts;
    private double limit;
    private long began;
    private long backlogBeganNanos;
    private long seen;
    private int late;

    /**
     * @param maxHostPacketRate packets a second of one address while the loop keeps up
     * @param buckets number of buckets that addresses share
     */
    HostThrottle(int maxHostPacketRate, int buckets, long now) {
        this.most = Math.max(LEAST, (double) maxHostPacketRate / Arrivals.WINDOWS_A_SECOND);
        this.limit = most;
        this.counts = new int[buckets];
        this.began = now;
    }

    /**
     * A packet has come.
     *
     * @param bucket that of its sender
     * @return whether it is to be looked at
     */
    boolean admits(int bucket) {
        seen++;
        return limit >= most || ++counts[bucket] <= limit;
    }

    /** Looks at what has come. */
    void look(Arrivals arrivals, long now) {
        if (now < began + Arrivals.WINDOW_NANOS) {
            return;
        }
        double inAWindow = (double) seen * Arrivals.WINDOW_NANOS / (now - began);
        boolean behind = arrivals.areLateBecauseOf(inAWindow, backlogBeganNanos, now - began);
        late = behind ? late + 1 : 0;
        if (!behind) {
            limit = Math.min(most, limit * Arrivals.RECOVERY);
        } else if (limit < most || late >= Arrivals.LATE_WINDOWS) {
            limit = Math.max(LEAST, limit / 2);
        }
        Arrays.fill(counts, 0);
        began = now;
        backlogBeganNanos = arrivals.backlogNanos();
        seen = 0;
    }
}
