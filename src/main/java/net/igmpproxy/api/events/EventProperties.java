package net.igmpproxy.api.events;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are streamed.
 *
 * @param pingInterval how long a stream is silent before it says that it is still there
 */
@ConfigurationProperties("igmp-proxy.events")
record EventProperties(@DefaultValue("10s") Duration pingInterval) {}
