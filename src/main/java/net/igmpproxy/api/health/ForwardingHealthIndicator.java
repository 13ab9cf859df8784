package net.igmpproxy.api.health;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import net.igmpproxy.runtime.control.ServiceStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says under {@code forwarding} whether the proxy forwards; readiness depends on it. A configuration that is not whole,
 * or not enabled, puts it out of service; a kernel that refuses, a loop that does not answer, or interfaces without which
 * nothing can be forwarded, down. Otherwise the interfaces are a detail: one that is absent is a
 * reason, and takes nothing from the others.
 */
@Component("forwarding")
class ForwardingHealthIndicator implements HealthIndicator {
    /** Longer than a turn of the loop on a busy machine, and no longer than a probe is patient. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ProxyControl control;

    ForwardingHealthIndicator(ProxyControl control) {
        this.control = control;
    }

    @Override
    public Health health() {
        Duration unresponsive = control.unresponsive();
        if (unresponsive.compareTo(PATIENCE) > 0) {
            return Health.down()
                    .withDetail("reasons", "The loop has not answered for " + unresponsive.toSeconds() + " s")
                    .build();
        }
        try {
            return health(control.status(), control.interfaces());
        } catch (ProxyUnavailableException stuck) {
            return Health.down()
                    .withDetail("reasons", String.valueOf(stuck.getMessage()))
                    .build();
        }
    }

    private static Health health(ServiceStatus status, List<InterfaceStatus> interfaces) {
        Health.Builder builder = switch (status.state()) {
            case RUNNING -> status.forwards() ? Health.up() : Health.down();
            case INCOMPLETE, DISABLED -> Health.outOfService();
            case FAILED -> Health.down();
        };
        List<String> reasons = status.sentences();
        if (!reasons.isEmpty()) {
            builder.withDetail("reasons", reasons);
        }
        return builder.withDetail("interfaces", details(interfaces)).build();
    }

    private static Map<String, Map<String, String>> details(List<InterfaceStatus> interfaces) {
        Map<String, Map<String, String>> details = new TreeMap<>();
        interfaces.forEach(status -> details.put(
                status.name().value(),
                Map.of("role", status.role().name().toLowerCase(Locale.ROOT), "state", status.stateName())));
        return details;
    }
}
