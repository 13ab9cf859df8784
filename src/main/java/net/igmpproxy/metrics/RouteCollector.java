package net.igmpproxy.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.metrics.RouteTraffic.Reading;
import net.igmpproxy.metrics.RouteTraffic.Sums;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import net.igmpproxy.runtime.port.Route;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Forwarding metrics of the kernel entries, from one dump of the kernel table per scrape. */
@Component
@EnableConfigurationProperties(MetricsProperties.class)
final class RouteCollector implements MultiCollector {
    private static final String OTHERS = "other";
    private static final String ANY_SOURCE = "*";

    private final ProxyControl control;
    private final RouteTraffic traffic;

    RouteCollector(ProxyControl control, MetricsProperties properties, ObjectProvider<PrometheusRegistry> registry) {
        this.control = control;
        this.traffic = new RouteTraffic(properties.maxGroups());
        registry.ifAvailable(present -> present.register(this));
    }

    @Override
    public synchronized MetricSnapshots collect() {
        List<Route> routes = routes();
        Reading reading = traffic.read(routes);
        return MetricSnapshots.of(
                entries(routes),
                perGroup("igmp_proxy_group_packets", "Packets received for the group", reading, Sums::packets),
                perGroup(
                        "igmp_proxy_group_bytes",
                        "Bytes received for the group, including IP headers",
                        reading,
                        Sums::bytes),
                perGroup(
                        "igmp_proxy_group_wrong_interface_packets",
                        "Packets for the group that arrived on an interface other than the expected one",
                        reading,
                        Sums::wrongInterface),
                wrongInterface(reading));
    }

    private List<Route> routes() {
        try {
            return control.routes();
        } catch (ProxyUnavailableException stuck) {
            return List.of();
        }
    }

    private static GaugeSnapshot entries(List<Route> routes) {
        Map<Labels, Long> counts = routes.stream()
                .collect(Collectors.groupingBy(
                        route -> Labels.of(
                                "interface",
                                route.input().value(),
                                "kind",
                                route.outputs().isEmpty() ? "negative" : "forwarding"),
                        Collectors.counting()));
        return LabelledCounts.gauge(
                "igmp_proxy_kernel_entries", "MFC entries in the kernel, by input interface", counts);
    }

    private static CounterSnapshot perGroup(String name, String help, Reading reading, ToLongFunction<Sums> value) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        reading.busiest().forEach((key, sums) -> counter.dataPoint(point(labels(key), value.applyAsLong(sums))));
        counter.dataPoint(point(Labels.of("group", OTHERS, "source", OTHERS), value.applyAsLong(reading.others())));
        return counter.build();
    }

    private static CounterSnapshot wrongInterface(Reading reading) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder()
                .name("igmp_proxy_wrong_interface_packets")
                .help("Packets that arrived on an interface other than this one, where they are expected");
        reading.wrongByInput()
                .forEach((name, packets) -> counter.dataPoint(point(Labels.of("interface", name.value()), packets)));
        return counter.build();
    }

    private static CounterDataPointSnapshot point(Labels labels, long value) {
        return CounterDataPointSnapshot.builder()
                .labels(labels)
                .value((double) value)
                .build();
    }

    private static Labels labels(MfcKey key) {
        return Labels.of(
                "group",
                key.group().toString(),
                "source",
                key.isWildcard() ? ANY_SOURCE : key.origin().toString());
    }
}
