package net.igmpproxy;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service: {@code java -jar igmp-proxy.jar --igmp-proxy.config-file=/etc/igmp-proxy/config.yaml}. */
@SpringBootApplication
public class IgmpProxyApplication {
    /** Starts the service. */
    public static void main(String[] arguments) {
        SpringApplication.run(IgmpProxyApplication.class, arguments);
    }
}
