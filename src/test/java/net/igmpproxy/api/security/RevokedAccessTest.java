package net.igmpproxy.api.security;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import net.igmpproxy.api.ApiTestApplication;
import net.igmpproxy.api.security.token.AccessToken;
import net.igmpproxy.lab.Promptness;
import net.igmpproxy.lab.ServerSentEvents;
import net.igmpproxy.runtime.event.EventReaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;

/** Event streams end when the access that they were opened with ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevokedAccessTest {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final AccessToken VERA = new AccessToken("igmpproxy_vera");
    private static final AccessToken OLGA = new AccessToken("igmpproxy_olga");

    private Path tokens;
    private Promptness promptness;
    private ConfigurableApplicationContext service;
    private EventReaders readers;

    @BeforeAll
    void start(@TempDir Path directory) {
        tokens = directory.resolve("tokens");
        promptness = Promptness.measure();
        service = SpringApplication.run(
                ApiTestApplication.class,
                "--server.port=0",
                "--igmp-proxy.events.ping-interval=1h",
                "--igmp-proxy.security.tokens-file=" + tokens);
        readers = service.getBean(EventReaders.class);
    }

    @AfterAll
    void stop() {
        service.close();
        promptness.close();
    }

    @BeforeEach
    void begin() throws IOException {
        Files.deleteIfExists(tokens);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nobody\n", "garbage\n", "vera operator HASH\n", "other viewer HASH\n"})
    void aRevokedTokenEndsItsStream(String content) throws IOException {
        writeBoth();
        try (ServerSentEvents revoked = open(VERA)) {
            Files.writeString(tokens, content.replace("HASH", VERA.hash()));

            awaitEnd(revoked);
        }
    }

    @Test
    void aStreamEndsWithTheFile() throws IOException {
        writeBoth();
        try (ServerSentEvents revoked = open(VERA)) {
            Files.delete(tokens);

            awaitEnd(revoked);
        }
    }

    @Test
    void streamsOfOtherTokensContinue() throws IOException {
        writeBoth();
        try (ServerSentEvents revoked = open(VERA);
                ServerSentEvents other = open(OLGA)) {
            Files.writeString(tokens, "olga viewer " + OLGA.hash() + "\n");

            awaitEnd(revoked);
            assertThat(readers.count()).isEqualTo(1);
            Files.delete(tokens);
            awaitEnd(other);
        }
    }

    @Test
    void theFirstTokenEndsTheStreamsOfThoseWhoHaveNone() throws IOException {
        await().until(this::isOpen);
        try (ServerSentEvents anonymous = ServerSentEvents.open(uri())) {
            writeBoth();

            awaitEnd(anonymous);
        }
    }

    private boolean isOpen() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        return service.getBean(AccessPolicy.class).isOpenTo(request);
    }

    private void awaitEnd(ServerSentEvents stream) {
        long begin = System.nanoTime();
        stream.awaitEnd();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(promptness.extend(LIMIT));
    }

    private void writeBoth() throws IOException {
        Files.writeString(tokens, "vera viewer " + VERA.hash() + "\nolga viewer " + OLGA.hash() + "\n");
    }

    private ServerSentEvents open(AccessToken token) {
        return ServerSentEvents.open(uri(), "Authorization", "Bearer " + token.value());
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(service.getEnvironment().getProperty("local.server.port"))
                + "/api/v1/events");
    }
}
