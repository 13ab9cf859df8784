package net.igmpproxy.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthCommandTest {
    private static final String PATH = "/actuator/health/readiness";

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    HealthCommandTest() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aProxyThatForwardsIsHealthy() {
        answer(200);

        assertThat(run(Map.of("SERVER_PORT", port()))).isZero();
        assertThat(run(Map.of("SERVER_PORT", port(), "MANAGEMENT_SERVER_PORT", "tcp://10.0.0.1:80")))
                .isZero();
        assertThat(run(Map.of("SERVER_PORT", "1", "MANAGEMENT_SERVER_PORT", port())))
                .isZero();
        assertThat(run(Map.of(), "--url=http://127.0.0.1:" + port() + PATH)).isZero();
    }

    @Test
    void oneThatDoesNotIsNot() {
        answer(503);

        assertThat(run(Map.of("SERVER_PORT", port()))).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("does not forward");
    }

    @Test
    void neitherIsOneThatDoesNotAnswer() {
        server.stop(0);

        assertThat(run(Map.of("SERVER_PORT", port()))).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("does not answer");
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        assertThat(run(Map.of(), "--port=8080")).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("--port=8080 is not understood. Usage: health");
    }

    private int run(Map<String, String> environment, String... arguments) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return HealthCommand.run(List.of(arguments), environment, out, out);
    }

    private void answer(int status) {
        server.createContext(PATH, exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    private String port() {
        return Integer.toString(server.getAddress().getPort());
    }
}
