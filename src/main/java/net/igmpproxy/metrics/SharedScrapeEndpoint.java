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
 * Endpoint of Prometheus, which needs no credential on a port of its own: scrapes at the same time share their text, so that any
 * number of them costs as much as one, and most threads of the web server remain for health.
 */
final class SharedScrapeEndpoint extends PrometheusScrapeEndpoint {
    /** Scrapes that may wait for others. */
    static final int MAX_WAITING = 32;

    private final Map<PrometheusOutputFormat, SharedReading<WebEndpointResponse<byte[]>>> texts =
            new EnumMap<>(PrometheusOutputFormat.class);

    /**
     * @param registry   has the collectors
     * @param properties settings of the formats, if there are any
     */
    SharedScrapeEndpoint(PrometheusRegistry registry, @Nullable Properties properties, MonotonicClock clock) {
        super(shared(registry, clock), properties);
        for (PrometheusOutputFormat format : PrometheusOutputFormat.values()) {
            texts.put(format, new SharedReading<>("the metrics", () -> super.scrape(format, null), MAX_WAITING, clock));
        }
    }

    /** Another registry's metrics; its collectors work for one scrape at a time, whatever names are asked for. */
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
     * @throws net.igmpproxy.runtime.control.ProxyBusyException if too many scrapes wait, and there is no young text
     */
    @Override
    @ReadOperation(producesFrom = PrometheusOutputFormat.class)
    public WebEndpointResponse<byte[]> scrape(PrometheusOutputFormat format, @Nullable Set<String> includedNames) {
        SharedReading<WebEndpointResponse<byte[]>> text = texts.get(format);
        return includedNames != null || text == null ? super.scrape(format, includedNames) : text.get();
    }
}
