package net.igmpproxy.core.rate;

/** Packet rate over the last complete window of {@link Arrivals#WINDOW_NANOS}. */
public final class ArrivalRate {
    private long began;
    private long seen;
    private double last;

    /** Counts a packet. */
    public void count() {
        seen++;
    }

    /** Returns the number of packets per window; fractional if the window lasted longer. */
    public double inAWindow(long now) {
        if (now >= began + Arrivals.WINDOW_NANOS) {
            last = (double) seen * Arrivals.WINDOW_NANOS / (now - began);
            began = now;
            seen = 0;
        }
        return last;
    }
}
