package net.igmpproxy.core.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Format of durations in the document: {@code 125s}, {@code 500ms}, {@code 2m}, or a plain number of seconds. */
public final class DurationText {
    private static final long MILLIS_PER_SECOND = 1000;
    private static final Map<String, Long> MILLIS_PER_UNIT = Map.of("ms", 1L, "s", MILLIS_PER_SECOND, "m", 60_000L);

    /** Up to 8 digits: enough for the longest timer, and few enough for an exact product with a unit. */
    private static final String NUMBER = "[0-9]{1,8}(\\.[0-9]{1,3})?";

    private DurationText() {}

    /**
     * Parses a duration.
     *
     * @return the duration; empty if the value is no duration or is finer than a millisecond
     */
    public static Optional<Duration> parse(Object value) {
        if (value instanceof Number number) {
            return parse(number.toString(), "s");
        }
        return value instanceof String text ? parseText(text) : Optional.empty();
    }

    /** Formats a duration of whole milliseconds. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        return millis % MILLIS_PER_SECOND == 0 ? millis / MILLIS_PER_SECOND + "s" : millis + "ms";
    }

    private static Optional<Duration> parseText(String text) {
        int unit = 0;
        while (unit < text.length() && !Character.isLetter(text.charAt(unit))) {
            unit++;
        }
        return parse(text.substring(0, unit), text.substring(unit));
    }

    private static Optional<Duration> parse(String number, String unit) {
        Long millisPerUnit = MILLIS_PER_UNIT.get(unit);
        if (millisPerUnit == null || !number.matches(NUMBER)) {
            return Optional.empty();
        }
        double millis = Double.parseDouble(number) * millisPerUnit;
        long rounded = Math.round(millis);
        // A decimal such as 0.1 has no exact double. A tolerance of 0.001 ms separates rounding errors from finer
        // durations.
        return Math.abs(millis - rounded) < 1e-3 ? Optional.of(Duration.ofMillis(rounded)) : Optional.empty();
    }
}
