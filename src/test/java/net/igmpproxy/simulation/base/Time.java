package net.igmpproxy.simulation.base;

import java.util.Locale;

/** Units of virtual time, which is counted in nanoseconds from 0. */
public final class Time {
    /** A millisecond. */
    public static final long MILLISECOND = 1_000_000L;

    /** A second. */
    public static final long SECOND = 1000 * MILLISECOND;

    /** A tenth of a second: the unit of Max Resp Time. */
    public static final long TENTH = SECOND / 10;

    /** Later than every moment. */
    public static final long NEVER = Long.MAX_VALUE;

    private Time() {}

    /** A moment as people read it. */
    public static String text(long nanos) {
        return nanos == NEVER ? "never" : String.format(Locale.ROOT, "%.6fs", nanos / (double) SECOND);
    }
}
