package net.igmpproxy.api.health;

import net.igmpproxy.runtime.change.ConfigurationService;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the configuration file is the one in force. That it is not is no reason to take the proxy out of service, so that
 * neither liveness nor readiness looks at it.
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
