package net.igmpproxy.store;

import net.igmpproxy.runtime.storage.ConfigMode;
import net.igmpproxy.runtime.storage.ConfigurationStore;
import net.igmpproxy.runtime.storage.RevisionStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates the stores from the properties. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {
    @Bean
    DocumentTexts documentTexts() {
        return new DocumentTexts();
    }

    @Bean
    ConfigurationStore configurationStore(StoreProperties properties, DocumentTexts texts) {
        return properties.store(texts);
    }

    @Bean
    RevisionStore revisionStore(StoreProperties properties, DocumentTexts texts) {
        return properties.revisions(texts);
    }

    @Bean
    ConfigMode configMode(StoreProperties properties) {
        return properties.configMode();
    }
}
