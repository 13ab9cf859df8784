package net.igmpproxy.store;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.storage.ConfigurationStoreException;

/** Command {@code check}: validates configuration files like the service and prints the result. */
public final class CheckCommand {
    /** Name of the command, the first program argument. */
    public static final String NAME = "check";

    private static final String USAGE = "Usage: check FILE...";

    private CheckCommand() {}

    /**
     * Runs the command.
     *
     * @param arguments arguments after the command name
     * @param out receives a line for each valid file
     * @param err receives a line for each error: file, line, key, value, remedy
     * @return exit status: 0 if all files are valid, 1 if not, 2 without a file
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.isEmpty() || arguments.stream().anyMatch(argument -> argument.startsWith("-"))) {
            err.println(USAGE);
            return 2;
        }
        int status = 0;
        for (String argument : arguments) {
            status = Math.max(status, check(Path.of(argument), out, err));
        }
        return status;
    }

    private static int check(Path file, PrintStream out, PrintStream err) {
        YamlConfigurationStore store = new YamlConfigurationStore(file);
        try {
            if (store.stamp().isEmpty()) {
                err.println(file + ": no such file");
                return 1;
            }
            out.println(file + ": " + explain(store.load()));
            return 0;
        } catch (ConfigurationStoreException refused) {
            err.println(refused.getMessage());
            return 1;
        }
    }

    private static String explain(ProxyConfiguration configuration) {
        if (!configuration.enabled()) {
            return "valid; nothing is forwarded, since enabled is false";
        }
        return configuration.isWhole()
                ? "valid; forwards between " + configuration.upstream().orElseThrow() + " and "
                        + configuration.downstreams()
                : "valid; nothing is forwarded yet: " + String.join(" ", configuration.missing());
    }
}
