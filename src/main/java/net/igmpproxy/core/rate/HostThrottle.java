package net.igmpproxy.core.rate;

import java.util.Arrays;

/**
 * Lowers the packet limit per known host of an interface while the loop has a backlog. Hosts that send most lose most,
 * and hosts that send little lose nothing. The kernel passes all packets of known hosts ({@link Shield}). Packets above
 * the limit are dropped before they are decoded.
 */
final class HostThrottle {
    /** Minimum limit of a host per window, in packets. */
    private static final double LEAST = 5;

    private final double most;
    private final int[] counts;
    private double limit;
    private long began;
    private long backlogBeganNanos;
    private long seen;
    private int late;

    /**
     * @param maxHostPacketRate limit of one address without a backlog, in packets per second
     * @param buckets number of buckets; addresses share them
     */
    HostThrottle(int maxHostPacketRate, int buckets, long now) {
        this.most = Math.max(LEAST, (double) maxHostPacketRate / Arrivals.WINDOWS_A_SECOND);
        this.limit = most;
        this.counts = new int[buckets];
        this.began = now;
    }

    /**
     * Counts a packet.
     *
     * @param bucket bucket of the sender
     * @return true if the packet is to be processed
     */
    boolean admits(int bucket) {
        seen++;
        return limit >= most || ++counts[bucket] <= limit;
    }

    /** Ends the window if it is due and computes the limit of the next one. */
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
