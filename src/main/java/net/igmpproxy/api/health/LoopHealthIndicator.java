package net.igmpproxy.api.health;

import java.time.Duration;
import net.igmpproxy.runtime.control.ProxyControl;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Health indicator {@code loop}, part of liveness: down if the proxy loop does not process its tasks. A restart of the
 * process corrects this.
 */
@Component("loop")
class LoopHealthIndicator implements HealthIndicator {
    /**
     * Maximum unresponsiveness of the loop. Generous: a liveness failure restarts the process, which a busy machine
     * must not cause.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ProxyControl control;

    LoopHealthIndicator(ProxyControl control) {
        this.control = control;
    }

    @Override
    public Health health() {
        Duration unresponsive = control.unresponsive();
        return unresponsive.compareTo(PATIENCE) > 0
                ? Health.down().withDetail("reason", reason(unresponsive)).build()
                : Health.up().build();
    }

    private static String reason(Duration unresponsive) {
        return unresponsive.equals(ProxyControl.FOREVER)
                ? "The event loop stopped after an internal error"
                : "It has not answered for " + unresponsive.toSeconds() + " s";
    }
}
