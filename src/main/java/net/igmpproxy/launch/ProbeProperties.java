package net.igmpproxy.launch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Probes that ask this process and no other, whoever has its ports.
 *
 * @param directory where the process writes once a second that it is alive, and that it forwards; {@code null}: nowhere
 */
@ConfigurationProperties("igmp-proxy.probe")
record ProbeProperties(@Nullable Path directory) {}
