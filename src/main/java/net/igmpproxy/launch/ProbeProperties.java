package net.igmpproxy.launch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Probes of this process, independent of the owner of the ports.
 *
 * @param directory directory of the probe files, which are written once a second; {@code null} disables them
 */
@ConfigurationProperties("igmp-proxy.probe")
record ProbeProperties(@Nullable Path directory) {}
