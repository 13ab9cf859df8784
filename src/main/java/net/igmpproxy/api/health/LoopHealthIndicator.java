package net.igmpproxy.api.health;

import java.time.Duration;
import net.igmpproxy.runtime.control.ProxyControl;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says under {@code loop} whether the loop that does all the work still comes to what it is given. Liveness depends on it:
 * this is what a restart of the process can cure.
 */
@Component("loop")
class LoopHealthIndicator implements HealthIndicator {
    /** Whoever restarts a process loses all that it may still do: not for a machine that is busy for a while. */
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
                ? "It has ended by a fault"
                : "It has not answered for " + unresponsive.toSeconds() + " s";
    }
}
