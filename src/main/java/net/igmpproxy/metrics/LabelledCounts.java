package net.igmpproxy.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Map;

/** How many there are of what has the same labels, as Prometheus takes it. */
final class LabelledCounts {
    private LabelledCounts() {}

    static GaugeSnapshot gauge(String name, String help, Map<Labels, Long> counts) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        counts.forEach((labels, count) -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(labels)
                .value((double) count)
                .build()));
        return gauge.build();
    }
}
