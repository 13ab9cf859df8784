package net.igmpproxy.launch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the thread that does the forwarding takes of the processors.
 *
 * @param realTime       whether it goes before all threads without real-time priority, as far as CAP_SYS_NICE allows it
 * @param busyPollMicros for how many microseconds it goes on looking for packets before it sleeps, 0 to 1000: so long it
 *                       keeps its processor from others, and need not be woken up for what comes within that time
 */
@ConfigurationProperties("igmp-proxy.engine")
record EngineProperties(
        @DefaultValue("true") boolean realTime,
        @DefaultValue("0") int busyPollMicros) {
    private static final int MOST = 1_000;

    EngineProperties {
        if (busyPollMicros < 0 || busyPollMicros > MOST) {
            throw new IllegalArgumentException(
                    "igmp-proxy.engine.busy-poll-micros must be from 0 to " + MOST + ", not " + busyPollMicros);
        }
    }

    Duration busyPoll() {
        return Duration.ofNanos(busyPollMicros * 1_000L);
    }
}
