package net.igmpproxy.metrics;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is told to Prometheus.
 *
 * @param maxGroups how many kernel entries, each of a group and perhaps a source, have counters of their own, 0 to 10000
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
