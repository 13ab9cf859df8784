package net.igmpproxy.launch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Processor use of the loop thread, which forwards.
 *
 * @param realTime       true to run with real-time priority, as far as CAP_SYS_NICE permits
 * @param busyPollMicros microseconds of busy polling before the thread sleeps, 0 to 1000. Busy polling occupies the
 *                       processor and saves a wake-up for packets that arrive in that time
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
