package net.igmpproxy.api;

import java.time.Duration;
import java.util.Locale;

/** Text format of quantities in tables. */
public final class Quantities {
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};
    private static final double STEP = 1024;
    private static final double MILLIS_PER_SECOND = 1000;
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;

    private Quantities() {}

    /** Formats a byte count like VyOS, in powers of 1024 with two decimals: {@code 1.46 KB}. Zero is {@code 0 B}. */
    public static String bytes(long octets) {
        if (octets == 0) {
            return "0 B";
        }
        double value = octets;
        int unit = 0;
        while (value >= STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.2f %s", value, UNITS[unit]);
    }

    /** Converts a duration to seconds, with millisecond resolution. */
    public static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }

    /** Formats seconds as hours, minutes and seconds: {@code 0:04:19}. Fractions are cut off. */
    public static String time(double seconds) {
        long whole = (long) seconds;
        return String.format(Locale.ROOT, "%d:%02d:%02d", whole / HOUR, whole % HOUR / MINUTE, whole % MINUTE);
    }
}
