package net.igmpproxy.core.rate;

import java.time.Duration;

/** Packets that came in a tenth of a second, the last that is over. */
public final class ArrivalRate {
    private static final long WINDOW = Duration.ofMillis(100).toNanos();

    private long began;
    private long seen;
    private double last;

    /** A packet has come. */
    public void count() {
        seen++;
    }

    /** Returns their number, which is a fraction where the present window lasted longer. */
    public double inAWindow(long now) {
        if (now >= began + WINDOW) {
            last = (double) seen * WINDOW / (now - began);
            began = now;
            seen = 0;
        }
        return last;
    }
}
