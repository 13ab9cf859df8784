package net.igmpproxy.metrics;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the metrics.
 *
 * @param maxGroups maximum number of kernel entries with time series of their own, 0 to 10000
 */
@ConfigurationProperties("igmp-proxy.metrics")
public record MetricsProperties(@DefaultValue("200") int maxGroups) {
    private static final int MOST = 10_000;

    public MetricsProperties {
        if (maxGroups < 0 || maxGroups > MOST) {
            throw new IllegalArgumentException(
                    "igmp-proxy.metrics.max-groups must be from 0 to " + MOST + ", not " + maxGroups);
        }
    }
}
