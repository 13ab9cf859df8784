package net.igmpproxy.api.security.token;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Command {@code token}: creates a token, prints it once and stores its hash. The service need not run. */
public final class TokenCommand {
    /** First command-line argument. */
    public static final String NAME = "token";

    private static final String USAGE =
            "Usage: token --name=NAME [--role=viewer|operator] [--file=/etc/igmp-proxy/tokens]";
    private static final List<String> OPTIONS = List.of("name", "role", "file");

    private TokenCommand() {}

    /**
     * Runs the command.
     *
     * @param arguments the arguments after the command name
     * @param out       receives the token only
     * @param err       receives all other messages
     * @return the exit status: 0 if a token was created, 1 if it cannot be stored or the name has one already, 2 for
     *         invalid arguments
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        Map<String, String> options = new HashMap<>(Map.of("role", "viewer", "file", "/etc/igmp-proxy/tokens"));
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0 || !OPTIONS.contains(argument.substring(2, equals))) {
                err.println(argument + " is not understood. " + USAGE);
                return 2;
            }
            options.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        String name = options.getOrDefault("name", "");
        Optional<ApiRole> role = ApiRole.of(options.getOrDefault("role", ""));
        if (role.isEmpty()) {
            err.println("The role must be viewer or operator. " + USAGE);
            return 2;
        }
        if (!name.matches("[A-Za-z0-9._@-]{1,64}")) {
            err.println("The name must be 1 to 64 letters, digits, dots, dashes, underscores or @. " + USAGE);
            return 2;
        }
        return make(name, role.get(), new TokenFile(Path.of(options.getOrDefault("file", ""))), out, err);
    }

    private static int make(String name, ApiRole role, TokenFile file, PrintStream out, PrintStream err) {
        try {
            if (file.entries().stream().anyMatch(entry -> entry.name().equals(name))) {
                err.println(file.path() + " has a token for " + name + " already: remove its line first");
                return 1;
            }
            AccessToken token = AccessToken.random(new SecureRandom());
            file.add(new TokenFile.Entry(name, role, token.hash()));
            out.println(token.value());
            err.println("This is the only time it is shown. It is valid at once, with the role " + role.word()
                    + ". To revoke it, remove the line of " + name + " from " + file.path());
            return 0;
        } catch (IOException | InvalidTokenFileException failure) {
            err.println("The token cannot be kept in " + file.path() + ": " + failure.getMessage());
            return 1;
        }
    }
}
