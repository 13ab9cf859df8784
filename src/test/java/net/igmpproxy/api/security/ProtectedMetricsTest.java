package net.igmpproxy.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import net.igmpproxy.api.ApiTestApplication;
import net.igmpproxy.api.security.token.AccessToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;

/** Protected metrics on a separate management port that is reachable from other hosts. */
@SpringBootTest(
        classes = ApiTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.prometheus.metrics.export.enabled=true",
            "management.server.port=0",
            "igmp-proxy.security.protect-metrics=true"
        })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ProtectedMetricsTest {
    private static final AccessToken VIEWER = new AccessToken("igmpproxy_viewer");

    @TempDir
    private static Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    ProtectedMetricsTest(@LocalManagementPort int port) {
        this.port = port;
    }

    @DynamicPropertySource
    static void tokens(DynamicPropertyRegistry registry) throws IOException {
        Files.writeString(directory.resolve("tokens"), "prometheus viewer " + VIEWER.hash() + "\n");
        registry.add("igmp-proxy.security.tokens-file", () -> directory.resolve("tokens"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/prometheus", "/actuator/info", "/actuator"})
    void takeAToken(String path) throws Exception {
        assertThat(get(path, "").statusCode()).isEqualTo(401);
        assertThat(get(path, "Bearer wrong").statusCode()).isEqualTo(401);
        assertThat(get(path, "Bearer " + VIEWER.value()).statusCode()).isEqualTo(200);
    }

    @Test
    void healthTakesNone() throws Exception {
        assertThat(get("/actuator/health/liveness", "").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path, String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
