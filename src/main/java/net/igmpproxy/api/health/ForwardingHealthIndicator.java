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
 * Health indicator {@code forwarding}, part of readiness. A configuration that is incomplete or disabled is out of
 * service. A refusing kernel, an unresponsive loop, or the lack of interfaces required for forwarding is down.
 * Otherwise the state of each interface is a detail: an absent interface is a reason but does not affect the others.
 */
@Component("forwarding")
class ForwardingHealthIndicator implements HealthIndicator {
    /**
     * Maximum unresponsiveness of the loop. Longer than a loop turn on a busy machine, no longer than a probe timeout.
     */
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
