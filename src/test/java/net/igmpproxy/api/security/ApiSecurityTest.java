package net.igmpproxy.api.security;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.igmpproxy.api.ApiTestApplication;
import net.igmpproxy.api.security.token.AccessToken;
import net.igmpproxy.runtime.control.FakeProxyControl;
import net.igmpproxy.runtime.storage.InMemoryConfigurationStore;
import net.igmpproxy.runtime.storage.InMemoryRevisionStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(
        classes = ApiTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.prometheus.metrics.export.enabled=true",
            "igmp-proxy.security.allowed-hosts=Proxy.example.net"
        })
@AutoConfigureRestTestClient
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ApiSecurityTest {
    private static final String CONFIG = "/api/v1/config";
    private static final AccessToken VIEWER = new AccessToken("igmpproxy_viewer");
    private static final AccessToken OPERATOR = new AccessToken("igmpproxy_operator");

    @TempDir
    private static Path directory;

    private final RestTestClient client;
    private final FakeProxyControl control;
    private final InMemoryConfigurationStore store;
    private final InMemoryRevisionStore history;
    private final int port;

    ApiSecurityTest(
            @LocalServerPort int port,
            RestTestClient client,
            FakeProxyControl control,
            InMemoryConfigurationStore store,
            InMemoryRevisionStore history) {
        this.port = port;
        this.client = client;
        this.control = control;
        this.store = store;
        this.history = history;
    }

    @DynamicPropertySource
    static void tokens(DynamicPropertyRegistry registry) {
        registry.add("igmp-proxy.security.tokens-file", () -> directory.resolve("tokens"));
    }

    @BeforeEach
    void reset() {
        control.reset();
        store.reset();
        history.reset();
    }

    @AfterEach
    void open() throws IOException {
        if (Files.deleteIfExists(directory.resolve("tokens"))) {
            await().untilAsserted(() ->
                    client.get().uri(CONFIG).exchange().expectStatus().isOk());
        }
    }

    private static void closed() throws IOException {
        Files.writeString(
                directory.resolve("tokens"),
                "# who may what\ngrafana viewer " + VIEWER.hash() + "\nansible operator " + OPERATOR.hash() + "\n");
    }

    @Test
    void withoutTokensEverybodyOnTheMachineMayDoEverything() {
        quickleave(HttpHeaders.ACCEPT, "application/json").expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example, 421",
        "evil.example:8080, 421",
        "localhost, 200",
        "localhost:8080, 200",
        "127.0.0.1:8080, 200",
        "'[::1]:8080', 200",
        "LOCALHOST, 200",
        "localhost., 200",
        "localhost.evil.example, 421",
        "127.0.0.1.evil.example, 421",
        "proxy.example.net:80, 200",
        "'', 421",
        "192.0.2.1, 200",
        "proxy.example.net, 200"
    })
    void theServiceIsKnownByItsAddressAndByListedNamesOnly(String host, int status) throws IOException {
        // The client of the other tests sets the Host header itself.
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "GET " + CONFIG + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://evil.example, 403",
        "Origin, null, 403",
        "Origin, 'a b', 403",
        "Origin, http://127.0.0.1, 403",
        "Origin, http://127.0.0.1:1, 403",
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, Cross-Site, 403",
        "Sec-Fetch-Site, none, 200",
        "Sec-Fetch-Site, same-origin, 200"
    })
    void aPageOfAnotherSiteChangesNothing(String header, String value, int status) {
        quickleave(header, value).expectStatus().isEqualTo(status);
        assertThat(control.configuration().quickleave()).isEqualTo(status != 200);
    }

    @Test
    void noOtherSiteMayReadWhatIsAnswered() {
        client.get()
                .uri(CONFIG)
                .header(HttpHeaders.ORIGIN, "http://evil.example")
                .exchange()
                .expectHeader()
                .doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
    }

    @Test
    void withTokensNobodyElseMayDoAnything() throws IOException {
        closed();

        client.get()
                .uri(CONFIG)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"igmp-proxy\"")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .json("{\"type\": \"/problems/unauthenticated\", \"status\": 401}");
        quickleave(HttpHeaders.ACCEPT, "*/*").expectStatus().isUnauthorized();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/v3/api-docs"})
    void someThingsAreOpenToAll(String uri) throws IOException {
        closed();

        client.get().uri(uri).exchange().expectStatus().isOk();
        client.head().uri(uri).exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {CONFIG, "/actuator/prometheus", "/api/v1/groups"})
    void viewersRead(String uri) throws IOException {
        closed();

        client.get().uri(uri).exchange().expectStatus().isUnauthorized();
        client.get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + VIEWER.value())
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void viewersChangeNothing() throws IOException {
        closed();

        quickleave(HttpHeaders.AUTHORIZATION, "Bearer " + VIEWER.value())
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .json("{\"type\": \"/problems/forbidden\"}");
        assertThat(control.configuration().quickleave()).isTrue();
    }

    @Test
    void operatorsChangeThingsInTheirName() throws IOException {
        closed();

        quickleave(HttpHeaders.AUTHORIZATION, "Bearer " + OPERATOR.value())
                .expectStatus()
                .isOk();
        assertThat(history.revisions())
                .extracting(revision -> revision.author().name())
                .containsExactly("ansible");
    }

    @Test
    @DirtiesContext
    void tokensAreNotTriedByTheThousand() throws IOException {
        closed();
        for (int i = 0; i < FailedAttempts.MOST; i++) {
            quickleave(HttpHeaders.AUTHORIZATION, "Bearer igmpproxy_" + i)
                    .expectStatus()
                    .isUnauthorized();
        }

        quickleave(HttpHeaders.AUTHORIZATION, "Bearer igmpproxy_x")
                .expectStatus()
                .isEqualTo(HttpStatus.TOO_MANY_REQUESTS)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER)
                .expectBody()
                .json("{\"type\": \"/problems/too-many-attempts\"}");
        quickleave(HttpHeaders.AUTHORIZATION, "Bearer " + OPERATOR.value())
                .expectStatus()
                .isOk();
    }

    private RestTestClient.ResponseSpec quickleave(String header, String value) {
        return client.method(HttpMethod.PUT)
                .uri("/api/v1/quickleave")
                .contentType(MediaType.APPLICATION_JSON)
                .header(header, value)
                .body("{\"enabled\": false}")
                .exchange();
    }
}
