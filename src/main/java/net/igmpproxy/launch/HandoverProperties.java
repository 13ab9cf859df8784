package net.igmpproxy.launch;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Handover between two processes of the service.
 *
 * @param enabled true if a process takes over from a running process or from the keeper, and hands over to a later one
 * @param standBy true if a process goes to standby after a handover and exits only when the other process is gone
 */
@ConfigurationProperties("igmp-proxy.handover")
record HandoverProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean standBy) {}
