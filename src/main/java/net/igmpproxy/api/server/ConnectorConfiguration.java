package net.igmpproxy.api.server;

import net.igmpproxy.runtime.client.CutClients;
import net.igmpproxy.runtime.control.HeapRoom;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Makes the web servers retry a busy port instead of stopping the process, and watch their clients. The application
 * context finds this class by its annotation. The context of a management port finds it by
 * {@code META-INF/spring/…ManagementContextConfiguration.imports}.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ConnectorConfiguration {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> waitsForItsPort(
            ServerPorts ports, RestProperties properties, CutClients cuts, Environment environment) {
        int connectors = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT ? 2 : 1;
        long bytes = HeapRoom.ofThisProcess().connectionBytes() / connectors;
        return factory -> {
            refuseHttp2(factory);
            factory.setProtocol(RetryingHttp11NioProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                // Only the query contains parameters. Tomcat reads no body for them, before or after the access
                // decision.
                connector.setParseBodyMethods("");
                if (connector.getProtocolHandler() instanceof RetryingHttp11NioProtocol protocol) {
                    ports.add(protocol);
                    protocol.setMaxConnections(ClientLimits.connectionsIn(bytes, protocol.getMaxConnections()));
                    protocol.watch(properties.requestTime(), cuts);
                }
            });
        };
    }

    /**
     * Refuses HTTP/2. Its requests share a connection and its buffers, so the client of one request cannot be watched.
     */
    private static void refuseHttp2(TomcatServletWebServerFactory factory) {
        if (factory.getHttp2() != null && factory.getHttp2().isEnabled()) {
            throw new InvalidConfigurationPropertyValueException(
                    "server.http2.enabled",
                    true,
                    "The limits for slow clients hold for HTTP/1.1. Remove it, and have a reverse proxy speak HTTP/2.");
        }
    }
}
