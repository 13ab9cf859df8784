package net.igmpproxy.api.server;

import net.igmpproxy.runtime.client.CutClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans shared by the web servers of this process: that of REST and, if configured, that of the management port. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RestProperties.class)
class WebServerConfiguration {
    @Bean
    ServerPorts serverPorts() {
        return new ServerPorts();
    }

    @Bean
    CutClients cutClients() {
        return new CutClients();
    }
}
