package net.igmpproxy.api.health;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Command {@code health}: queries the readiness of the service on this machine. Intended for container images without
 * an HTTP client.
 */
public final class HealthCommand {
    /** First command-line argument. */
    public static final String NAME = "health";

    private static final String USAGE = "Usage: health [--url=http://127.0.0.1:8080/actuator/health/readiness]";
    private static final String URL = "--url=";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private HealthCommand() {}

    /**
     * Runs the command.
     *
     * @param arguments   the arguments after the command name
     * @param environment the environment, which may contain the ports of the service
     * @param out         receives the result
     * @param err         receives usage and connection errors
     * @return the exit status: 0 if the proxy forwards, 1 if not, 2 if an argument is invalid
     */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        String url = "http://127.0.0.1:" + port(environment) + "/actuator/health/readiness";
        for (String argument : arguments) {
            if (!argument.startsWith(URL)) {
                err.println(argument + " is not understood. " + USAGE);
                return 2;
            }
            url = argument.substring(URL.length());
        }
        try {
            return ask(URI.create(url), out);
        } catch (IOException | IllegalArgumentException failure) {
            err.println(url + " does not answer: " + failure.getMessage());
            return 1;
        }
    }

    private static int ask(URI url, PrintStream out) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setConnectTimeout((int) PATIENCE.toMillis());
        connection.setReadTimeout((int) PATIENCE.toMillis());
        try {
            boolean forwards = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            out.println(
                    forwards
                            ? "The proxy forwards"
                            : "The proxy does not forward: GET /api/v1/service shows the" + " reason");
            return forwards ? 0 : 1;
        } finally {
            connection.disconnect();
        }
    }

    /**
     * Returns the management port if one is set, else the server port. Kubernetes may set the same variables for a
     * service of that name, to values such as {@code tcp://10.0.0.1:80}; such values are ignored.
     */
    private static String port(Map<String, String> environment) {
        return Stream.of("MANAGEMENT_SERVER_PORT", "SERVER_PORT")
                .map(environment::get)
                .filter(value -> value != null && value.matches("[0-9]{1,5}"))
                .findFirst()
                .orElse("8080");
    }
}
