package net.igmpproxy.core.rate;

import java.time.Duration;
import net.igmpproxy.core.timer.DeadlineQueue;

/**
 * Decides whether strangers flood an interface, and how small a share of their packets is enough. To read packets only to drop
 * them takes the time of all interfaces, so that the kernel is told to let a share through, by chance. What comes is measured
 * anew every tenth of a second.
 *
 * <p>Enough is what the rate of the configuration allows, or less: a machine that cannot handle as much has packets wait. Each
 * window in which they waited for most of the time halves what is let through, the others raise it again slowly.
 */
final class FloodWatch {
    /** How many windows in a row must be calm before all is let through again. */
    private static final int CALM_WINDOWS = 10;

    /** So much more than the rate, as long as a window lasts, is a flood. */
    private static final int FLOOD_FACTOR = 2;

    /** No less of the rate than one of so many parts is let through. */
    private static final double LEAST_PARTS = 200;

    /** No smaller share than that: what comes could not be measured any more. */
    private static final int MOST_PARTS = 1024;

    /** Whoever was a member for so long before the flood was noticed is none of those who flood. */
    private static final long ESTABLISHED = Duration.ofSeconds(1).toNanos();

    private final double perWindow;

    /** Packets that this machine handles in a window without a backlog, as far as is known; never more than the rate. */
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

    /**
     * @param maxPacketRate packets of strangers a second
     */
    FloodWatch(int maxPacketRate, long now) {
        this.perWindow = Math.max(1.0, (double) maxPacketRate / Arrivals.WINDOWS_A_SECOND);
        this.fitting = perWindow;
        this.began = now;
    }

    /**
     * A stranger's packet has come.
     *
     * @return whether it is to be looked at: in a flood, what waits in the receive buffer is more than can be handled
     */
    boolean admits() {
        seen++;
        return oneOf == 1 || seen <= FLOOD_FACTOR * fitting;
    }

    /** A packet of a member or a querier has come. */
    void sawMember() {
        seenOfMembers++;
    }

    /** Returns how many packets came in the last window, by estimate. */
    double arrived() {
        return arrivedOfAll;
    }

    /** One of how many packets of strangers is to be let through; 1 while there is no flood. */
    int oneOf() {
        return oneOf;
    }

    /** The moment at which those who are no strangers were members already. */
    long since() {
        return since;
    }

    /** When the next look is due at the latest; there is none to be had while there is no flood. */
    long nextDeadline() {
        return oneOf == 1 ? DeadlineQueue.NEVER : began + Arrivals.WINDOW_NANOS;
    }

    /**
     * Looks at what has come.
     *
     * @return how many packets the kernel has kept back since the last look, by estimate
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
     * @param passed packets that came through the shield; what is beyond has waited since before there was one
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

    /** Of how many packets one is enough, as they come now. */
    private int parts() {
        return (int) Math.min(MOST_PARTS, Math.max(1, Math.ceil(arrived / fitting)));
    }
}
