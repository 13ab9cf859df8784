package net.igmpproxy.api.server;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Web server limits that Tomcat does not provide.
 *
 * @param requestTime the maximum time from the first byte of a request to the last byte of its response, 1 s to 1 h
 */
@ConfigurationProperties("igmp-proxy.rest")
record RestProperties(@DefaultValue("2m") Duration requestTime) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    RestProperties {
        if (requestTime.compareTo(SHORTEST) < 0 || requestTime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("igmp-proxy.rest.request-time must be 1s to 1h");
        }
    }
}
