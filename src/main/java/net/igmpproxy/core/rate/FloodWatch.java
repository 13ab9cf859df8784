package net.igmpproxy.core.rate;

import java.time.Duration;
import net.igmpproxy.core.timer.DeadlineQueue;

/**
 * Whether strangers flood an interface, and how small a share of their packets is enough. To read packets only to drop them
 * takes the time of all interfaces, so that the kernel is told to let a share through, by chance. What comes is measured
 * anew every tenth of a second.
 */
final class FloodWatch {
    private static final long WINDOW = Duration.ofMillis(100).toNanos();
    private static final int WINDOWS_A_SECOND = 10;

    /** How many windows in a row must be calm before all is let through again. */
    private static final int CALM_WINDOWS = 10;

    /** So much more than the rate, as long as a window lasts, is a flood. */
    private static final int FLOOD_FACTOR = 2;

    /** No smaller share than that: what comes could not be measured any more. */
    private static final int MOST_PARTS = 1024;

    /** Whoever was a member for so long before the flood was noticed is none of those who flood. */
    private static final long ESTABLISHED = Duration.ofSeconds(1).toNanos();

    private final int perWindow;
    private long began;
    private long seen;
    private int oneOf = 1;
    private int calm;
    private long since = DeadlineQueue.NEVER;

    /**
     * @param maxPacketRate packets of strangers a second
     */
    FloodWatch(int maxPacketRate, long now) {
        this.perWindow = Math.max(1, maxPacketRate / WINDOWS_A_SECOND);
        this.began = now;
    }

    /** A stranger's packet has come. */
    void saw() {
        seen++;
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
        return oneOf == 1 ? DeadlineQueue.NEVER : began + WINDOW;
    }

    /**
     * Looks at what has come.
     *
     * @return how many packets the kernel has kept back since the last look, by estimate
     */
    long look(long now) {
        if (oneOf == 1) {
            lookForFlood(now);
            return 0;
        }
        if (now < began + WINDOW) {
            return 0;
        }
        long keptBack = seen * (oneOf - 1);
        int needed = parts(now);
        calm = needed == 1 ? calm + 1 : 0;
        oneOf = calm >= CALM_WINDOWS ? 1 : Math.max(2, needed);
        since = oneOf == 1 ? DeadlineQueue.NEVER : since;
        begin(now);
        return keptBack;
    }

    private void lookForFlood(long now) {
        if (seen > (long) FLOOD_FACTOR * perWindow) {
            since = began - ESTABLISHED;
            oneOf = Math.max(2, parts(now));
            calm = 0;
            begin(now);
        } else if (now >= began + WINDOW) {
            begin(now);
        }
    }

    /** Of how many packets one is enough, as they come now. */
    private int parts(long now) {
        double windows = Math.max(1.0 / WINDOWS_A_SECOND, (double) (now - began) / WINDOW);
        double perWindowNow = (double) seen * oneOf / windows;
        return (int) Math.min(MOST_PARTS, Math.max(1, Math.ceil(perWindowNow / perWindow)));
    }

    private void begin(long now) {
        began = now;
        seen = 0;
    }
}
