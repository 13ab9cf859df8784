package net.igmpproxy.api.security;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import net.igmpproxy.api.ApiTestApplication;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Promptness;
import net.igmpproxy.lab.ServerSentEvents;
import net.igmpproxy.runtime.event.EventReaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Identity provider that accepts connections without responding, and many clients that send JWTs. */
class SilentProviderTest {
    /** More clients than the service has threads. */
    private static final int CROWD = 300;

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final RSAKey key = new RSAKeyGenerator(2048).keyID("known").generate();
    private final HttpServer provider =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean silent;
    private volatile boolean failing;
    private ConfigurableApplicationContext service;

    SilentProviderTest() throws JOSEException, IOException {
        provider.setExecutor(threads);
        serve(
                "/.well-known/openid-configuration",
                "{\"issuer\": \"" + issuer() + "\", \"jwks_uri\": \"" + issuer() + "/keys\"}");
        serve("/keys", new JWKSet(key.toPublicJWK()).toString());
        provider.start();
    }

    @BeforeEach
    void start(@TempDir Path directory) {
        service = SpringApplication.run(
                ApiTestApplication.class,
                "--server.port=0",
                "--igmp-proxy.events.ping-interval=1s",
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer(),
                "--igmp-proxy.security.tokens-file=" + directory.resolve("tokens"));
    }

    @AfterEach
    void stop() {
        end.countDown();
        service.close();
        provider.stop(0);
        threads.shutdown();
    }

    @Test
    void aProviderThatWasNeverFoundHoldsFewThreads() throws Exception {
        silent = true;
        assertHealthIsAnsweredBesidesACrowd();
        assertThat(unanswered)
                .as("a provider that has just failed is left alone")
                .hasValueLessThan(5);

        silent = false;
        await().untilAsserted(() ->
                assertThat(status("/api/v1/config", token("known"))).isEqualTo(200));
    }

    /** Failed attempts must not use up the rate limit of the next one. */
    @Test
    void aProviderThatFailedManyTimesIsFound() throws Exception {
        failing = true;
        for (int attempt = 0; attempt < 30; attempt++) {
            assertThat(status("/api/v1/config", token("known"))).isEqualTo(503);
        }

        failing = false;
        await().untilAsserted(() -> {
            for (int attempt = 0; attempt < 10; attempt++) {
                status("/api/v1/config", token("unknown"));
            }
            assertThat(status("/api/v1/config", token("known"))).isEqualTo(200);
        });
    }

    @Test
    void tokensOfUnknownKeysHoldFewThreadsAndNoValidToken() throws Exception {
        assertThat(status("/api/v1/config", token("known"))).isEqualTo(200);
        silent = true;

        assertHealthIsAnsweredBesidesACrowd();
        assertThat(status("/api/v1/config", token("known"))).isEqualTo(200);
    }

    /** Known keys remain valid; the access review of a stream sends no request to the provider. */
    @Test
    void streamsGoOnWhileTheProviderIsSilent() throws Exception {
        try (ServerSentEvents stream =
                ServerSentEvents.open(uri("/api/v1/events"), "Authorization", "Bearer " + token("known"))) {
            silent = true;
            List<CompletableFuture<HttpResponse<String>>> crowd = crowd();
            CompletableFuture.allOf(crowd.toArray(CompletableFuture[]::new)).join();

            assertThat(service.getBean(EventReaders.class).count()).isEqualTo(1);
            assertThat(stream.take().isComment()).as("a ping").isTrue();
        }
    }

    private void assertHealthIsAnsweredBesidesACrowd() throws Exception {
        try (Promptness promptness = Promptness.measure()) {
            status("/actuator/health/liveness", "");
            List<CompletableFuture<HttpResponse<String>>> crowd = crowd();
            Await.until("the provider is asked", Await.PATIENCE, () -> unanswered.get() > 0);
            long began = System.nanoTime();
            assertThat(status("/actuator/health/liveness", "")).isEqualTo(200);

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(promptness.extend(LIMIT));
            for (CompletableFuture<HttpResponse<String>> one : crowd) {
                assertThat(one.join().statusCode()).isEqualTo(503);
                assertThat(one.join().body()).contains("/problems/identity-provider-unavailable");
            }
        }
    }

    private List<CompletableFuture<HttpResponse<String>>> crowd() throws JOSEException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        String token = token("unknown");
        List<CompletableFuture<HttpResponse<String>>> crowd = new ArrayList<>();
        for (int member = 0; member < CROWD; member++) {
            crowd.add(client.sendAsync(request("/actuator/health", token), HttpResponse.BodyHandlers.ofString()));
        }
        return crowd;
    }

    private int status(String path, String token) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request(path, token), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Await.PATIENCE);
        return token.isEmpty()
                ? request.build()
                : request.header("Authorization", "Bearer " + token).build();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(service.getEnvironment().getProperty("local.server.port")) + path);
    }

    private String issuer() {
        return "http://127.0.0.1:" + provider.getAddress().getPort();
    }

    private void serve(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        provider.createContext(path, exchange -> {
            try (exchange) {
                if (silent) {
                    unanswered.incrementAndGet();
                    awaitEnd();
                }
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(failing ? 500 : 200, body.length);
                exchange.getResponseBody().write(body);
            } catch (IOException gone) {
                return;
            }
        });
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private String token(String keyId) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(),
                new JWTClaimsSet.Builder()
                        .subject("vera")
                        .issuer(issuer())
                        .claim("roles", List.of("viewer"))
                        .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
