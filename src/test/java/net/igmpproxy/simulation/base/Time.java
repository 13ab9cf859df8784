package net.igmpproxy.simulation.base;

import java.util.Locale;

/** Units of virtual time, in nanoseconds from 0. */
public final class Time {
    /** One millisecond. */
    public static final long MILLISECOND = 1_000_000L;

    /** One second. */
    public static final long SECOND = 1000 * MILLISECOND;

    /** One tenth of a second: the unit of Max Resp Time. */
    public static final long TENTH = SECOND / 10;

    /** Later than any other time. */
    public static final long NEVER = Long.MAX_VALUE;

    private Time() {}

    /** Formats a time in seconds. */
    public static String text(long nanos) {
        return nanos == NEVER ? "never" : String.format(Locale.ROOT, "%.6fs", nanos / (double) SECOND);
    }
}
