package net.igmpproxy.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import net.igmpproxy.api.ApiTestApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Separate management port: health and metrics need no authentication, everything else is as on the main port. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManagementPortTest {
    private ConfigurableApplicationContext service;

    @BeforeAll
    void start(@TempDir Path directory) {
        service = SpringApplication.run(
                ApiTestApplication.class,
                "--server.port=0",
                "--management.server.port=0",
                "--management.prometheus.metrics.export.enabled=true",
                "--igmp-proxy.security.tokens-file=" + directory.resolve("tokens"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /actuator/prometheus, Host: evil.example, 200",
        "GET, /actuator/health/liveness, Host: evil.example, 200",
        "HEAD, /actuator/health/liveness, Host: evil.example, 200",
        "HEAD, /actuator/prometheus, Host: evil.example, 200",
        "HEAD, /actuator/loggers, Host: evil.example, 421",
        "GET, /actuator/health, Host: localhost|Accept: \u0085, 400",
        "GET, /actuator/health, 'Host: localhost|Accept: ,', 406",
        "GET, /actuator/loggers, Host: localhost|Cookie: \u0085, 400",
        "GET, /actuator/loggers, Host: evil.example, 421",
        "GET, /actuator/loggers, Host: localhost, 200",
        "POST, /actuator/loggers/x, Host: evil.example, 421",
        "POST, /actuator/loggers/x, Host: localhost, 204",
        "POST, /actuator/loggers/x, Host: evil.example|Authorization: Basic Og==, 421",
        "POST, /actuator/loggers/x, Host: localhost|Origin: http://evil.example, 403",
        "POST, /actuator/health, Host: evil.example, 421",
        "GET, /actuator/../api/v1/config, Host: evil.example, 400",
        "GET, /api/v1/config, Host: localhost, 404",
    })
    void hostAndOriginCountForWhatIsNotOpenToAll(String method, String path, String headers, int status)
            throws IOException {
        String type = path.contains("loggers") ? "Content-Type: application/json|" : "";

        assertThat(answer(method + " " + path, type + headers, "{}")).startsWith("HTTP/1.1 " + status + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /actuator/loggers/x, application/x-www-form-urlencoded, 405",
        "POST, /actuator/loggers/x, application/x-www-form-urlencoded, 415",
        "POST, /actuator/loggers/x, application/json, 400",
        "POST, /actuator/loggers/x, multipart/form-data, 415",
        "GET, /%zz, application/json, 400",
        "GET, /actuator/nothing, application/json, 404"
    })
    void aFailureIsAProblemWithoutAStackTrace(
            String method, String path, String type, int status, CapturedOutput output) throws IOException {
        String answer = answer(method + " " + path, "Host: localhost|Content-Type: " + type, "%zz");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer.toLowerCase(Locale.ROOT)).contains("content-type: application/problem+json");
        assertThat(output.getAll()).doesNotContain("\tat ", " WARN ", " ERROR ");
    }

    private String answer(String start, String headers, String body) throws IOException {
        String port = Objects.requireNonNull(service.getEnvironment().getProperty("local.management.port"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
            String request = start + " HTTP/1.1\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n"
                    + headers.replace("|", "\r\n") + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
