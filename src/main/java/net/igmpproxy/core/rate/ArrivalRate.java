package net.igmpproxy.core.rate;

/** Packets that came in a tenth of a second, the last that is over. */
public final class ArrivalRate {
    private long began;
    private long seen;
    private double last;

    /** A packet has come. */
    public void count() {
        seen++;
    }

    /** Returns their number, which is a fraction where the present window lasted longer. */
    public double inAWindow(long now) {
        if (now >= began + Arrivals.WINDOW_NANOS) {
            last = (double) seen * Arrivals.WINDOW_NANOS / (now - began);
            began = now;
            seen = 0;
        }
        return last;
    }
}
