package net.igmpproxy.soak;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rule for one quantity of a long run. Checks a series of readings, oldest first. */
@FunctionalInterface
interface Rule {
    /** Minimum length of a series that is divided into thirds. */
    int SHORTEST_SERIES = 3;

    /**
     * Checks a series.
     *
     * @return the violation; empty if there is none
     */
    Optional<String> problem(List<Double> series);

    /** Accepts any series. */
    static Rule none() {
        return series -> Optional.empty();
    }

    /** Requires all readings to be at most the given value. */
    static Rule atMost(double ceiling) {
        return series -> series.stream()
                .filter(value -> value > ceiling)
                .findFirst()
                .map(value -> text("is %.1f, and may be %.1f", value, ceiling));
    }

    /** Requires all readings to equal the first. */
    static Rule constant() {
        return series -> series.stream()
                .filter(value -> Double.compare(value, series.get(0)) != 0)
                .findFirst()
                .map(value -> text("was %.1f and is %.1f", series.get(0), value));
    }

    /**
     * Requires the median of the last third to exceed that of the middle third by at most the tolerance. The first
     * third is ignored, because caches are filled and code is compiled.
     */
    static Rule steady(double tolerance) {
        return series -> {
            if (series.size() < SHORTEST_SERIES) {
                return Optional.of("has " + series.size() + " readings, and takes " + SHORTEST_SERIES);
            }
            int third = series.size() / SHORTEST_SERIES;
            double middle = median(series.subList(third, 2 * third));
            double last = median(series.subList(2 * third, series.size()));
            return last <= middle + tolerance
                    ? Optional.empty()
                    : Optional.of(text("has grown from %.1f to %.1f, and may by %.1f", middle, last, tolerance));
        };
    }

    /** Limits the growth between two consecutive readings. */
    static Rule growingAtMost(double step) {
        return series -> {
            for (int i = 1; i < series.size(); i++) {
                double grown = series.get(i) - series.get(i - 1);
                if (grown > step) {
                    return Optional.of(text("has grown by %.1f within a reading, and may by %.1f", grown, step));
                }
            }
            return Optional.empty();
        };
    }

    /** Combines two rules; the first violation is returned. */
    default Rule and(Rule other) {
        return series -> problem(series).or(() -> other.problem(series));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
