package net.igmpproxy.store;

import net.igmpproxy.runtime.ConfigurationStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the store of the file that the properties name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {
    @Bean
    ConfigurationStore configurationStore(StoreProperties properties) {
        return new YamlConfigurationStore(properties.configFile());
    }
}
