package net.igmpproxy;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import net.igmpproxy.api.health.HealthCommand;
import net.igmpproxy.api.security.token.TokenCommand;
import net.igmpproxy.launch.EarlyStart;
import net.igmpproxy.launch.ForeignNames;
import net.igmpproxy.launch.KeeperCommand;
import net.igmpproxy.launch.NextProcess;
import net.igmpproxy.launch.VersionCommand;
import net.igmpproxy.linux.libc.BoundedOutput;
import net.igmpproxy.store.CheckCommand;
import net.igmpproxy.store.ImportCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service: {@code java -jar igmp-proxy.jar --igmp-proxy.config-file=/etc/igmp-proxy/config.yaml}. */
@SpringBootApplication
public class IgmpProxyApplication {
    /** Starts the service, or runs the command named by the first argument. */
    public static void main(String[] arguments) {
        OptionalInt status = command(Arrays.asList(arguments));
        if (status.isPresent()) {
            System.exit(status.getAsInt());
        }
        BoundedOutput.install();
        ForeignNames names = new ForeignNames();
        String[] own = names.hide(arguments);
        EarlyStart early = new EarlyStart(NextProcess.of(System.getenv(), arguments));
        early.begin(own);
        SpringApplication application = new SpringApplication(IgmpProxyApplication.class);
        application.addInitializers(context -> names.hideAndLog(context.getEnvironment()), early::enter);
        application.addListeners(early);
        try {
            application.run(own);
        } catch (RuntimeException | Error failure) {
            early.failed();
            throw failure;
        }
    }

    /** Runs a command and returns its exit status; empty if the first argument names no command. */
    private static OptionalInt command(List<String> arguments) {
        if (arguments.isEmpty()) {
            return OptionalInt.empty();
        }
        List<String> options = arguments.subList(1, arguments.size());
        return switch (arguments.get(0)) {
            case TokenCommand.NAME -> OptionalInt.of(TokenCommand.run(options, System.out, System.err));
            case HealthCommand.NAME ->
                OptionalInt.of(HealthCommand.run(options, System.getenv(), System.out, System.err));
            case CheckCommand.NAME -> OptionalInt.of(CheckCommand.run(options, System.out, System.err));
            case ImportCommand.NAME -> OptionalInt.of(ImportCommand.run(options, System.out, System.err));
            case VersionCommand.VERSION -> OptionalInt.of(VersionCommand.version(System.out));
            case VersionCommand.HELP -> OptionalInt.of(VersionCommand.help(System.out));
            case KeeperCommand.NAME -> OptionalInt.of(KeeperCommand.run());
            default -> OptionalInt.empty();
        };
    }
}
