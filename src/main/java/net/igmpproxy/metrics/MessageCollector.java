package net.igmpproxy.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import net.igmpproxy.core.engine.event.MessageCount;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** IGMP messages of each interface by type and version, read at each scrape. */
@Component
final class MessageCollector implements MultiCollector {
    private final ProxyControl control;

    /** Monotonic totals: a restarted engine counts from 0. */
    private final CounterLedger<Labels> received = new CounterLedger<>();

    private final CounterLedger<Labels> sent = new CounterLedger<>();

    MessageCollector(ProxyControl control, ObjectProvider<PrometheusRegistry> registry) {
        this.control = control;
        registry.ifAvailable(present -> present.register(this));
    }

    @Override
    public MetricSnapshots collect() {
        List<MessageCount> counts = counts();
        return MetricSnapshots.of(
                counter("igmp_proxy_igmp_received", "IGMP messages received and decoded", counts, false, received),
                counter("igmp_proxy_igmp_sent", "IGMP messages sent", counts, true, sent));
    }

    private List<MessageCount> counts() {
        try {
            return control.messageCounts();
        } catch (ProxyUnavailableException stuck) {
            return List.of();
        }
    }

    private static CounterSnapshot counter(
            String name, String help, List<MessageCount> counts, boolean sent, CounterLedger<Labels> ledger) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        counts.stream().filter(count -> count.sent() == sent).forEach(count -> {
            Labels labels = Labels.of(
                    "interface",
                    count.interfaceName().value(),
                    "type",
                    count.type(),
                    "version",
                    Integer.toString(count.version()));
            counter.dataPoint(CounterDataPointSnapshot.builder()
                    .labels(labels)
                    .value((double) ledger.total(labels, count.messages()))
                    .build());
        });
        return counter.build();
    }
}
