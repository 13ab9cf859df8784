package net.igmpproxy.api.server;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the web server wait for its port instead of ending the process. */
@Configuration(proxyBeanMethods = false)
class WebServerConfiguration {
    @Bean
    PortWaits portWaits() {
        return new PortWaits();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> waitsForItsPort(PortWaits waits) {
        return factory -> {
            factory.setProtocol(RetryingHttp11NioProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof RetryingHttp11NioProtocol protocol) {
                    protocol.report(waits);
                }
            });
        };
    }
}
