package net.igmpproxy.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Readings of a long run as a table, with the check of their rules. */
final class Readings {
    private static final String TIME = "time";
    private static final int LEAST_WIDTH = 8;

    private final Map<Measure, List<Double>> series = new EnumMap<>(Measure.class);

    Readings() {
        for (Measure measure : Measure.values()) {
            series.put(measure, new ArrayList<>());
        }
    }

    /** Returns the column headings. */
    static String heading() {
        return String.format("%" + LEAST_WIDTH + "s ", TIME)
                + Arrays.stream(Measure.values())
                        .map(measure -> String.format("%" + width(measure) + "s", measure.heading()))
                        .collect(Collectors.joining(" "));
    }

    /**
     * Adds a reading of all quantities.
     *
     * @param elapsed the time since the start
     * @return the table row
     */
    String add(Duration elapsed, ToDoubleFunction<Measure> reading) {
        StringBuilder line = new StringBuilder(String.format(
                "%" + LEAST_WIDTH + "s", "%d:%02d".formatted(elapsed.toMinutes(), elapsed.toSecondsPart())));
        series.forEach((measure, values) -> {
            double value = reading.applyAsDouble(measure);
            values.add(value);
            String format = value == Math.rint(value) ? "%.0f" : "%.1f";
            line.append(String.format(" %" + width(measure) + "s", String.format(Locale.ROOT, format, value)));
        });
        return line.toString();
    }

    /** Returns one sentence per violated rule. */
    List<String> problems() {
        return series.entrySet().stream()
                .flatMap(entry -> entry.getKey().rule().problem(entry.getValue()).stream()
                        .map(problem -> entry.getKey().heading() + " " + problem))
                .toList();
    }

    private static int width(Measure measure) {
        return Math.max(LEAST_WIDTH, measure.heading().length());
    }
}
