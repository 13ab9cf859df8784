package net.igmpproxy.core.rate;

import java.time.Duration;
import net.igmpproxy.core.timer.DeadlineQueue;

/**
 * Detects a flood of packets from unknown senders on an interface and computes the sampling ratio for them. An unknown
 * sender is neither an established member nor a querier. Reading packets only to drop them costs the time of all
 * interfaces. The kernel therefore passes a random sample. The ratio is computed again every 100 ms.
 *
 * <p>The sample holds at most the configured rate. It holds less on a machine that cannot handle that rate and has
 * packets wait. Each window with packets waiting for most of the time halves the sample. Other windows raise it again
 * slowly.
 */
final class FloodWatch {
    /** Number of windows in a row without need for sampling until sampling ends. */
    private static final int CALM_WINDOWS = 10;

    /** Ratio of the packets in a window to the limit of the window that constitutes a flood. */
    private static final int FLOOD_FACTOR = 2;

    /** Divisor of the rate limit that yields the smallest sample. */
    private static final double LEAST_PARTS = 200;

    /** Largest ratio, 1 in 1024: with fewer samples the flood rate cannot be measured. */
    private static final int MOST_PARTS = 1024;

    /** Membership time before the flood that exempts a sender from sampling, in nanoseconds. */
    private static final long ESTABLISHED = Duration.ofSeconds(1).toNanos();

    private final double perWindow;

    /** Estimated number of packets per window that this machine handles without a backlog; at most the rate limit. */
    private double fitting;

    private long began;
    private long backlogBeganNanos;
    private long seen;
    private long seenOfMembers;
    private double arrived;
    private double arrivedOfAll;
    private int oneOf = 1;
    private int late;
    private long lateBegan;
    private int calm;
    private long since = DeadlineQueue.NEVER;

    /** @param maxPacketRate rate limit of unknown senders, in packets per second */
    FloodWatch(int maxPacketRate, long now) {
        this.perWindow = Math.max(1.0, (double) maxPacketRate / Arrivals.WINDOWS_A_SECOND);
        this.fitting = perWindow;
        this.began = now;
    }

    /**
     * Counts a packet of an unknown sender.
     *
     * @return true if the packet is to be processed; in a flood the receive buffer holds more packets than can be
     *     handled
     */
    boolean admits() {
        seen++;
        return oneOf == 1 || seen <= FLOOD_FACTOR * fitting;
    }

    /** Counts a packet of a member or a querier. */
    void sawMember() {
        seenOfMembers++;
    }

    /** Returns the estimated number of packets in the last window. */
    double arrived() {
        return arrivedOfAll;
    }

    /** Returns the sampling ratio 1 in n for unknown senders; 1 without a flood. */
    int oneOf() {
        return oneOf;
    }

    /** Returns the time by which a sender must have been a member to be exempt from sampling. */
    long since() {
        return since;
    }

    /** Returns the time of the next measurement during a flood; {@link DeadlineQueue#NEVER} without one. */
    long nextDeadline() {
        return oneOf == 1 ? DeadlineQueue.NEVER : began + Arrivals.WINDOW_NANOS;
    }

    /**
     * Ends the window if it is due or if a flood starts.
     *
     * @return estimated number of packets that the kernel has dropped since the last call
     */
    long look(Arrivals arrivals, long now) {
        boolean flood = oneOf == 1 && seen > FLOOD_FACTOR * fitting;
        if (!flood && now < began + Arrivals.WINDOW_NANOS) {
            return 0;
        }
        long passed = oneOf == 1 ? seen : (long) Math.min((double) seen, FLOOD_FACTOR * fitting);
        long keptBack = passed * (oneOf - 1);
        measure(
                passed,
                arrivals.areLateBecauseOf(arrived, backlogBeganNanos, now - began),
                (double) (now - began) / Arrivals.WINDOW_NANOS);
        if (oneOf > 1) {
            follow();
        } else if (flood || late >= Arrivals.LATE_WINDOWS) {
            raise(flood ? began : lateBegan);
        }
        began = now;
        backlogBeganNanos = arrivals.backlogNanos();
        seen = 0;
        seenOfMembers = 0;
        return keptBack;
    }

    /**
     * @param passed packets that passed the pre-filter; the others were in the receive buffer before it was attached
     */
    private void measure(long passed, boolean behind, double duration) {
        double windows = Math.max(1.0 / Arrivals.WINDOWS_A_SECOND, duration);
        arrived = passed * oneOf / windows;
        arrivedOfAll = arrived + seenOfMembers / windows;
        lateBegan = late == 0 ? began : lateBegan;
        late = behind ? late + 1 : 0;
        if (behind && (oneOf > 1 || late >= Arrivals.LATE_WINDOWS)) {
            fitting = Math.max(perWindow / LEAST_PARTS, Math.min(fitting, seen / windows) / 2);
        } else if (!behind) {
            fitting = Math.min(perWindow, fitting * Arrivals.RECOVERY);
        }
    }

    private void raise(long floodBegan) {
        since = floodBegan - ESTABLISHED;
        oneOf = Math.max(2, parts());
        calm = 0;
    }

    private void follow() {
        int needed = parts();
        calm = needed == 1 ? calm + 1 : 0;
        oneOf = calm >= CALM_WINDOWS ? 1 : Math.max(2, needed);
        since = oneOf == 1 ? DeadlineQueue.NEVER : since;
    }

    /** Returns the sampling ratio for the present rate. */
    private int parts() {
        return (int) Math.min(MOST_PARTS, Math.max(1, Math.ceil(arrived / fitting)));
    }
}
