package net.igmpproxy.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Compares the committed OpenAPI document with the one that the service generates. */
@RestApiTest
class OpenApiContractTest {
    private static final Path CONTRACT = Path.of("openapi", "igmp-proxy.yaml");

    private final RestTestClient client;

    OpenApiContractTest(RestTestClient client) {
        this.client = client;
    }

    @Test
    void theContractIsWhatTheServiceSaysOfItself() throws IOException {
        byte[] body = client.get()
                .uri("/v3/api-docs.yaml")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult()
                .getResponseBodyContent();
        String description = new String(Objects.requireNonNull(body), StandardCharsets.UTF_8);
        if (Boolean.getBoolean("openapi.update")) {
            Files.createDirectories(CONTRACT.resolveSibling(""));
            Files.writeString(CONTRACT, description);
        }

        assertThat(CONTRACT)
                .as("after a change of the interface: mvn test -Dtest=OpenApiContractTest -Dopenapi.update=true")
                .content()
                .isEqualTo(description);
    }

    @Test
    void theInterfaceCanBeTriedInABrowser() {
        client.get().uri("/swagger-ui/index.html").exchange().expectStatus().isOk();
    }
}
