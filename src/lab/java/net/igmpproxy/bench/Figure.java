package net.igmpproxy.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * Measured quantity.
 *
 * @param what     the name
 * @param unit     the unit of the values
 * @param values   the samples
 * @param expected the expected number of items; 0 if nothing can be missing
 * @param missing  the number of missing items
 */
record Figure(String what, String unit, List<Double> values, long expected, long missing) {
    Figure {
        values = values.stream().sorted().toList();
    }

    /** Returns a quantity without missing items. */
    static Figure of(String what, String unit, List<Double> values) {
        return new Figure(what, unit, values, 0, 0);
    }

    /** Returns the combined samples of two measurements of the same quantity. */
    Figure and(Figure more) {
        return new Figure(
                what,
                unit,
                Stream.concat(values.stream(), more.values.stream()).toList(),
                expected + more.expected,
                missing + more.missing);
    }

    double median() {
        return quantile(0.5);
    }

    double p99() {
        return quantile(0.99);
    }

    /** Returns the smallest value that the given share of all samples does not exceed. */
    private double quantile(double share) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        return values.get((int) Math.min(values.size() - 1, Math.ceil(share * values.size()) - 1));
    }
}
