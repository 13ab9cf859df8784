package net.igmpproxy.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import net.igmpproxy.runtime.control.Histogram;
import net.igmpproxy.runtime.control.LoopStatistics;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.control.Tally;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Metrics of the loop, of kernel upcalls and of failed kernel calls. */
@Component
final class LoopCollector implements MultiCollector {
    private static final double NANOS_PER_SECOND = 1e9;

    private final ProxyControl control;

    LoopCollector(ProxyControl control, ObjectProvider<PrometheusRegistry> registry) {
        this.control = control;
        registry.ifAvailable(present -> present.register(this));
    }

    @Override
    public MetricSnapshots collect() {
        LoopStatistics statistics = control.statistics();
        return MetricSnapshots.of(
                seconds(
                        "igmp_proxy_report_latency_seconds",
                        "Time from reading a report until the resulting messages were sent",
                        statistics.reportLatency()),
                seconds(
                        "igmp_proxy_entry_latency_seconds",
                        "Time from reading a report or an upcall until the kernel had the resulting MFC entries",
                        statistics.entryLatency()),
                seconds(
                        "igmp_proxy_loop_turn_seconds",
                        "Time that the event loop works between two waits",
                        statistics.turnTime()),
                histogram(
                        "igmp_proxy_loop_batch_size",
                        "Packets and upcalls read in one batch",
                        statistics.batchSize(),
                        1),
                tally(
                        "igmp_proxy_upcalls",
                        "Upcalls of the kernel: missing MFC entry, or wrong input interface",
                        "type",
                        statistics.upcalls()),
                tally("igmp_proxy_kernel_errors", "Failed kernel calls", "call", statistics.kernelErrors()),
                GaugeSnapshot.builder()
                        .name("igmp_proxy_loop_queue_depth")
                        .help("Commands of other threads queued for the event loop")
                        .dataPoint(GaugeDataPointSnapshot.builder()
                                .value(statistics.queueDepth())
                                .build())
                        .build());
    }

    private static CounterSnapshot tally(String name, String help, String label, Tally tally) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        tally.read()
                .forEach((value, count) -> counter.dataPoint(CounterDataPointSnapshot.builder()
                        .labels(Labels.of(label, value))
                        .value((double) count)
                        .build()));
        return counter.build();
    }

    private static HistogramSnapshot seconds(String name, String help, Histogram histogram) {
        return histogram(name, help, histogram, NANOS_PER_SECOND);
    }

    private static HistogramSnapshot histogram(String name, String help, Histogram histogram, double unit) {
        Histogram.Reading reading = histogram.read();
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        for (int bucket = 0; bucket < reading.bounds().size(); bucket++) {
            buckets.bucket(reading.bounds().get(bucket) / unit, reading.counts().get(bucket));
        }
        buckets.bucket(
                Double.POSITIVE_INFINITY, reading.counts().get(reading.bounds().size()));
        return HistogramSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(buckets.build())
                        .sum(reading.sum() / unit)
                        .build())
                .build();
    }
}
