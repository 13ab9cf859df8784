package net.igmpproxy;

import java.util.Arrays;
import java.util.List;
import net.igmpproxy.api.security.TokenCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service: {@code java -jar igmp-proxy.jar --igmp-proxy.config-file=/etc/igmp-proxy/config.yaml}. */
@SpringBootApplication
public class IgmpProxyApplication {
    /** Starts the service; or makes a token, if the first argument is {@code token}; or keeps, if it is {@code keeper}. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(TokenCommand.NAME)) {
            List<String> options = Arrays.asList(arguments).subList(1, arguments.length);
            System.exit(TokenCommand.run(options, System.out, System.err));
        }
        if (arguments.length > 0 && arguments[0].equals(KeeperCommand.NAME)) {
            System.exit(KeeperCommand.run());
        }
        EarlyStart early = new EarlyStart();
        early.begin(arguments);
        SpringApplication application = new SpringApplication(IgmpProxyApplication.class);
        application.addInitializers(early::enter);
        application.addListeners(early);
        application.run(arguments);
    }
}
