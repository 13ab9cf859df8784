package net.igmpproxy.core.rate;

import java.time.Duration;

/**
 * Packets that have come, and how far the loop is behind with them: by this an interface is given a smaller share.
 *
 * @param backlogNanos see {@link Backlog#nanos}
 * @param ofAll        packets that came in on all interfaces in the last tenth of a second, by estimate
 */
public record Arrivals(long backlogNanos, double ofAll) {
    /** Time in which packets are counted before a share is decided again. */
    static final long WINDOW_NANOS = Duration.ofMillis(100).toNanos();

    static final int WINDOWS_A_SECOND = 10;

    /** Packets that wait for so many tenths of a second in a row are no burst that the receive buffer holds. */
    static final int LATE_WINDOWS = 10;

    /** A share grows by this factor in a tenth of a second without a backlog: tenfold in eight seconds. */
    static final double RECOVERY = 1.03;

    /** Those who sent a smaller part of all packets, one of so many, do not keep the loop busy. */
    private static final int CAUSES = 4;

    /**
     * Returns whether packets waited for most of a time because of some of them.
     *
     * @param some              packets of those senders in a tenth of a second
     * @param backlogBeganNanos {@link #backlogNanos} at the beginning of that time
     * @param durationNanos     length of that time
     */
    boolean areLateBecauseOf(double some, long backlogBeganNanos, long durationNanos) {
        return 2 * (backlogNanos - backlogBeganNanos) > durationNanos && some * CAUSES >= ofAll;
    }
}
