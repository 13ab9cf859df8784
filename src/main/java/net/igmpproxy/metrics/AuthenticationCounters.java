package net.igmpproxy.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.stereotype.Component;

/** Counts rejected tokens and certificates. */
@Component
class AuthenticationCounters {
    private final Counter failures;

    AuthenticationCounters(MeterRegistry registry) {
        this.failures = Counter.builder("igmp.proxy.authentication.failures")
                .description("Tokens and certificates that failed authentication")
                .register(registry);
    }

    @EventListener
    void on(AbstractAuthenticationFailureEvent failure) {
        failures.increment();
    }
}
