package net.igmpproxy.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.igmpproxy.runtime.diagnosis.Diagnostics;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Counts the findings of the last diagnostic run by type; {@code /api/v1/diagnostics} has their texts. */
@Component
final class FindingCollector implements MultiCollector {
    private static final String EVERYWHERE = "";

    private final Diagnostics diagnostics;

    FindingCollector(Diagnostics diagnostics, ObjectProvider<PrometheusRegistry> registry) {
        this.diagnostics = diagnostics;
        registry.ifAvailable(present -> present.register(this));
    }

    @Override
    public MetricSnapshots collect() {
        Map<Labels, Long> counts = diagnostics.latest().stream()
                .collect(Collectors.groupingBy(found -> labels(found.diagnosis()), Collectors.counting()));
        return MetricSnapshots.of(
                LabelledCounts.gauge("igmp_proxy_findings", "Findings of the last diagnosis", counts));
    }

    private static Labels labels(Diagnosis diagnosis) {
        return Labels.of(
                "interface",
                diagnosis.interfaceName().map(name -> name.value()).orElse(EVERYWHERE),
                "severity",
                diagnosis.severity().name().toLowerCase(Locale.ROOT),
                "type",
                diagnosis.type());
    }
}
