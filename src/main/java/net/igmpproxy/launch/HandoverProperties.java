package net.igmpproxy.launch;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one process of the service takes the place of another.
 *
 * @param enabled whether a process takes over from one that runs, or from the keeper, and gives itself up to a later one
 * @param standBy whether a process that another has taken the place of waits instead of ending, until the other is gone
 */
@ConfigurationProperties("igmp-proxy.handover")
record HandoverProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean standBy) {}
