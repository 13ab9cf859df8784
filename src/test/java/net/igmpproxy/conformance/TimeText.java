package net.igmpproxy.conformance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text format of durations: {@code 125s}, {@code 0.5s}, {@code 500ms}, {@code 4m20s}. */
final class TimeText {
    private static final Map<String, Long> NANOS_PER_UNIT =
            Map.of("ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);
    private static final Pattern WHOLE = Pattern.compile("(\\d+(\\.\\d+)?(ms|s|m|h))+");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)");

    private TimeText() {}

    /**
     * Parses a duration to nanoseconds.
     *
     * @throws IllegalArgumentException if the text is not a duration
     */
    static long nanos(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a duration: " + text);
        }
        long nanos = 0;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            Long unit = NANOS_PER_UNIT.get(part.group(2));
            nanos += new BigDecimal(part.group(1))
                    .multiply(BigDecimal.valueOf(unit == null ? 0 : unit))
                    .longValueExact();
        }
        return nanos;
    }

    /** Formats a duration in seconds. */
    static String seconds(Duration duration) {
        return plain(duration.toNanos(), 9) + "s";
    }

    /** Formats tenths of a second in seconds. */
    static String tenths(int tenths) {
        return plain(tenths, 1) + "s";
    }

    /** Formats a relative time in milliseconds, such as {@code +1000ms}. */
    static String moment(long nanos) {
        return "+" + plain(nanos, 6) + "ms";
    }

    private static String plain(long number, int scale) {
        BigDecimal value = BigDecimal.valueOf(number, scale).setScale(scale, RoundingMode.UNNECESSARY);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
