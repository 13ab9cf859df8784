package net.igmpproxy.metrics;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.ConditionalOnEnabledMetricsExport;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusScrapeEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Replaces Spring Boot's Prometheus endpoint under the same conditions. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEnabledMetricsExport("prometheus")
@ConditionalOnAvailableEndpoint(PrometheusScrapeEndpoint.class)
class ScrapeConfiguration {
    @Bean
    PrometheusScrapeEndpoint prometheusEndpoint(PrometheusRegistry registry, PrometheusConfig settings) {
        return new SharedScrapeEndpoint(registry, settings.prometheusProperties(), MonotonicClock.system());
    }
}
