package net.igmpproxy.lab;

import java.util.Map;

/** A reading of {@code /actuator/prometheus}. */
public final class Metrics {
    private final String exposition;

    Metrics(String exposition) {
        this.exposition = exposition;
    }

    /** The sum over all samples of a name that carry the given labels among others; 0 if there is none. */
    public double sum(String name, Map<String, String> labels) {
        return exposition
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> labels.entrySet().stream()
                        .allMatch(label -> line.contains(label.getKey() + "=\"" + label.getValue() + "\"")))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
