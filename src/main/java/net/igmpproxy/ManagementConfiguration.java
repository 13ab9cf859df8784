package net.igmpproxy;

import net.igmpproxy.runtime.ConfigurationService;
import net.igmpproxy.runtime.ConfigurationStore;
import net.igmpproxy.runtime.ProxyControl;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the store to the running proxy. */
@Configuration(proxyBeanMethods = false)
class ManagementConfiguration {
    @Bean
    ConfigurationService configurationService(ConfigurationStore store, ProxyControl control) {
        return new ConfigurationService(store, control);
    }
}
