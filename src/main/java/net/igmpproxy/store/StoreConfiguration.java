package net.igmpproxy.store;

import net.igmpproxy.runtime.ConfigMode;
import net.igmpproxy.runtime.ConfigurationStore;
import net.igmpproxy.runtime.RevisionStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the stores of the files that the properties name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {
    @Bean
    ConfigurationStore configurationStore(StoreProperties properties) {
        return properties.store();
    }

    @Bean
    RevisionStore revisionStore(StoreProperties properties) {
        return properties.revisions();
    }

    @Bean
    ConfigMode configMode(StoreProperties properties) {
        return properties.configMode();
    }
}
