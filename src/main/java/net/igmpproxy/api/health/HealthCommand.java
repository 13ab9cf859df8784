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
 * The command {@code health}: asks the service on this machine whether it forwards, for those who run a container and have
 * nothing else in it to ask with.
 */
public final class HealthCommand {
    /** The first argument of the program. */
    public static final String NAME = "health";

    private static final String USAGE = "Usage: health [--url=http://127.0.0.1:8080/actuator/health/readiness]";
    private static final String URL = "--url=";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private HealthCommand() {}

    /**
     * Carries it out.
     *
     * @param arguments   those after the command
     * @param environment where the service has its ports from as well
     * @param out         takes what the service says
     * @param err         takes all other words
     * @return the exit status of the program: 0 if it forwards, 1 if not, 2 if an argument is not understood
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
            out.println(forwards ? "The proxy forwards" : "The proxy does not forward: GET /api/v1/service says why");
            return forwards ? 0 : 1;
        } finally {
            connection.disconnect();
        }
    }

    /**
     * Health has a port of its own where there is one for those who watch. What Kubernetes says of a service with the name of
     * one of the variables, such as {@code tcp://10.0.0.1:80}, is none.
     */
    private static String port(Map<String, String> environment) {
        return Stream.of("MANAGEMENT_SERVER_PORT", "SERVER_PORT")
                .map(environment::get)
                .filter(value -> value != null && value.matches("[0-9]{1,5}"))
                .findFirst()
                .orElse("8080");
    }
}
