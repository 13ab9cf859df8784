package net.igmpproxy.store;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the configuration is kept.
 *
 * @param configFile the YAML file; it need not exist
 */
@ConfigurationProperties("igmp-proxy")
record StoreProperties(
        @DefaultValue("/etc/igmp-proxy/config.yaml") Path configFile) {}
