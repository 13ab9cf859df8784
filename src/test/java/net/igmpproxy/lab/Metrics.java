package net.igmpproxy.lab;

import java.util.Map;

/** Content of {@code /actuator/prometheus} at one time. */
public final class Metrics {
    private final String exposition;

    Metrics(String exposition) {
        this.exposition = exposition;
    }

    /** Returns the sum of all samples with the given name and labels; 0 if there is none. Other labels are ignored. */
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
