package net.igmpproxy.api.server;

import net.igmpproxy.runtime.client.CutClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** State that the web servers of this process share: that of REST, and that of a management port if there is one. */
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
