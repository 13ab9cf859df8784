package net.igmpproxy.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.runtime.task.SharedReading;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusOutputFormat;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusScrapeEndpoint;

/**
 * Prometheus endpoint that shares one result between concurrent scrapes. The endpoint needs no credentials on a
 * separate port. Any number of scrapes costs as much as one, and most threads of the web server remain available for
 * health checks.
 */
final class SharedScrapeEndpoint extends PrometheusScrapeEndpoint {
    /** Maximum number of scrapes that wait for the result of another one. */
    static final int MAX_WAITING = 32;

    private final Map<PrometheusOutputFormat, SharedReading<WebEndpointResponse<byte[]>>> texts =
            new EnumMap<>(PrometheusOutputFormat.class);

    /**
     * @param registry registry of the collectors
     * @param properties settings of the formats, or null
     */
    SharedScrapeEndpoint(PrometheusRegistry registry, @Nullable Properties properties, MonotonicClock clock) {
        super(shared(registry, clock), properties);
        for (PrometheusOutputFormat format : PrometheusOutputFormat.values()) {
            texts.put(format, new SharedReading<>("the metrics", () -> super.scrape(format, null), MAX_WAITING, clock));
        }
    }

    /** Creates a registry that runs the collectors for one scrape at a time, regardless of the requested names. */
    private static PrometheusRegistry shared(PrometheusRegistry registry, MonotonicClock clock) {
        SharedReading<MetricSnapshots> all = new SharedReading<>("the metrics", registry::scrape, MAX_WAITING, clock);
        MultiCollector collector = all::get;
        PrometheusRegistry shared = new PrometheusRegistry();
        shared.register(collector);
        return shared;
    }

    /**
     * {@inheritDoc}
     *
     * @throws net.igmpproxy.runtime.control.ProxyBusyException if too many scrapes wait and no recent result is
     *     available
     */
    @Override
    @ReadOperation(producesFrom = PrometheusOutputFormat.class)
    public WebEndpointResponse<byte[]> scrape(PrometheusOutputFormat format, @Nullable Set<String> includedNames) {
        SharedReading<WebEndpointResponse<byte[]>> text = texts.get(format);
        return includedNames != null || text == null ? super.scrape(format, includedNames) : text.get();
    }
}
