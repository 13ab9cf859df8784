package net.igmpproxy.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was measured of one thing.
 *
 * @param what     which thing
 * @param unit     of the values
 * @param values   the samples, as they came
 * @param expected how many of something there should be; 0 where nothing can be missing
 * @param missing  how many of them there are not
 */
record Figure(String what, String unit, List<Double> values, long expected, long missing) {
    Figure {
        values = values.stream().sorted().toList();
    }

    /** Something of which nothing can be missing. */
    static Figure of(String what, String unit, List<Double> values) {
        return new Figure(what, unit, values, 0, 0);
    }

    /** The samples of both: of the same thing, measured once more. */
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

    /** The smallest value that so large a share of all does not exceed. */
    private double quantile(double share) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        return values.get((int) Math.min(values.size() - 1, Math.ceil(share * values.size()) - 1));
    }
}
