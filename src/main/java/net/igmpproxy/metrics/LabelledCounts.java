package net.igmpproxy.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Map;

/** Gauge snapshots from counts by labels. */
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
