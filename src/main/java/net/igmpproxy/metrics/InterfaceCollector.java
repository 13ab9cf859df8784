package net.igmpproxy.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.event.InterfaceStatus.Igmp;
import net.igmpproxy.core.engine.event.InterfaceStatus.Traffic;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Per-interface metrics of the proxy and the kernel, read at each scrape. Configured interfaces have samples even while
 * they do not exist. There are no samples if the proxy does not respond.
 */
@Component
final class InterfaceCollector implements MultiCollector {
    private static final String IN = "in";
    private static final String OUT = "out";

    private final ProxyControl control;
    private final CounterLedger<Labels> packets = new CounterLedger<>();
    private final CounterLedger<Labels> bytes = new CounterLedger<>();

    InterfaceCollector(ProxyControl control, ObjectProvider<PrometheusRegistry> registry) {
        this.control = control;
        registry.ifAvailable(present -> present.register(this));
    }

    @Override
    public MetricSnapshots collect() {
        List<InterfaceStatus> interfaces = interfaces();
        return MetricSnapshots.of(
                gauge(
                        "igmp_proxy_interface_active",
                        "1 if the interface is active (it exists, is up and is used by the proxy), otherwise 0",
                        interfaces,
                        status -> status.state() == InterfaceStatus.State.ACTIVE ? 1 : 0),
                gauge(
                        "igmp_proxy_groups",
                        "Groups with members on a downstream interface, groups reported on the upstream interface",
                        interfaces,
                        status -> status.igmp().map(Igmp::groups).orElse(0)),
                gauge(
                        "igmp_proxy_sources",
                        "Sources requested by members, or reported upstream, in all groups",
                        interfaces,
                        status -> status.igmp().map(Igmp::sources).orElse(0)),
                gauge(
                        "igmp_proxy_hosts",
                        "Hosts that are members of at least one group",
                        interfaces,
                        status -> status.igmp().map(Igmp::hosts).orElse(0)),
                counter(
                        "igmp_proxy_interface_packets",
                        "Multicast data packets received or forwarded",
                        interfaces,
                        packets,
                        Traffic::packetsIn,
                        Traffic::packetsOut),
                counter(
                        "igmp_proxy_interface_bytes",
                        "Bytes of multicast data packets received or forwarded, including IP headers",
                        interfaces,
                        bytes,
                        Traffic::bytesIn,
                        Traffic::bytesOut));
    }

    private List<InterfaceStatus> interfaces() {
        try {
            return control.interfaces();
        } catch (ProxyUnavailableException stuck) {
            return List.of();
        }
    }

    private static GaugeSnapshot gauge(
            String name, String help, List<InterfaceStatus> interfaces, ToDoubleFunction<InterfaceStatus> value) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        interfaces.forEach(status -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(labels(status))
                .value(value.applyAsDouble(status))
                .build()));
        return gauge.build();
    }

    private static CounterSnapshot counter(
            String name,
            String help,
            List<InterfaceStatus> interfaces,
            CounterLedger<Labels> ledger,
            ToLongFunction<Traffic> in,
            ToLongFunction<Traffic> out) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        interfaces.forEach(status -> status.traffic().ifPresent(traffic -> {
            counter.dataPoint(point(ledger, labels(status).add("direction", IN), in.applyAsLong(traffic)));
            counter.dataPoint(point(ledger, labels(status).add("direction", OUT), out.applyAsLong(traffic)));
        }));
        return counter.build();
    }

    private static CounterDataPointSnapshot point(CounterLedger<Labels> ledger, Labels labels, long value) {
        return CounterDataPointSnapshot.builder()
                .labels(labels)
                .value((double) ledger.total(labels, value))
                .build();
    }

    private static Labels labels(InterfaceStatus status) {
        return Labels.of(
                "interface", status.name().value(), "role", status.role().name().toLowerCase(Locale.ROOT));
    }
}
