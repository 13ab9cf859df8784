package net.igmpproxy.api.health;

import net.igmpproxy.runtime.change.ConfigurationService;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Health indicator of the configuration file: up if its content is in force. Neither liveness nor readiness includes
 * it, because the proxy still works with the previous configuration.
 */
@Component("configuration")
class ConfigurationHealthIndicator implements HealthIndicator {
    private final ConfigurationService service;

    ConfigurationHealthIndicator(ConfigurationService service) {
        this.service = service;
    }

    @Override
    public Health health() {
        return service.fileProblem()
                .map(problem ->
                        Health.down().withDetail("reason", problem.reason()).build())
                .orElseGet(() -> Health.up().build());
    }
}
