package net.igmpproxy.api.health;

import net.igmpproxy.runtime.ProxyControl;
import net.igmpproxy.runtime.ProxyUnavailableException;
import net.igmpproxy.runtime.ServiceStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says under {@code forwarding} whether the proxy forwards; readiness depends on it. A configuration that is not whole,
 * or not enabled, puts it out of service; a kernel that refuses, or a loop that does not answer, down.
 */
@Component("forwarding")
class ForwardingHealthIndicator implements HealthIndicator {
    private final ProxyControl control;

    ForwardingHealthIndicator(ProxyControl control) {
        this.control = control;
    }

    @Override
    public Health health() {
        try {
            return health(control.status());
        } catch (ProxyUnavailableException stuck) {
            return Health.down()
                    .withDetail("reasons", String.valueOf(stuck.getMessage()))
                    .build();
        }
    }

    private static Health health(ServiceStatus status) {
        Health.Builder builder = switch (status.state()) {
            case RUNNING -> Health.up();
            case INCOMPLETE, DISABLED -> Health.outOfService();
            case FAILED -> Health.down();
        };
        return status.reasons().isEmpty()
                ? builder.build()
                : builder.withDetail("reasons", status.reasons()).build();
    }
}
