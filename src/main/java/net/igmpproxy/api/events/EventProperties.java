package net.igmpproxy.api.events;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of event streams.
 *
 * @param pingInterval the silence after which a stream sends a ping, 100 ms to 1 h
 */
@ConfigurationProperties("igmp-proxy.events")
public record EventProperties(@DefaultValue("10s") Duration pingInterval) {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);

    public EventProperties {
        if (pingInterval.compareTo(SHORTEST) < 0 || pingInterval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("igmp-proxy.events.ping-interval must be 100ms to 1h");
        }
    }
}
