package net.igmpproxy.api.server;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import net.igmpproxy.lab.Promptness;
import net.igmpproxy.lab.SlowClients;
import net.igmpproxy.runtime.client.CutReason;
import net.igmpproxy.runtime.event.EventReaders;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slow clients, several times as many as the web server has threads, beside other clients that expect a response. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowClientsTest {
    private static final int THREADS = 40;
    private static final int CLIENTS = 3 * THREADS;

    /** Number of clients that must be cut off or served until half of the threads are free. */
    private static final int FREED = CLIENTS - THREADS / 2;

    private static final int CONNECTIONS = 200;
    private static final int ROUNDS = 5;
    /** Time of the first responses, while classes are loaded. */
    private static final Duration FIRST = Duration.ofSeconds(10);

    private static final Duration PROMPT = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String BUNDLE = "/swagger-ui/swagger-ui-bundle.js";
    private static final String ENDLESS = "Content-Length: 30000000\r\n\r\n";
    private static final String DRIPPING =
            "PUT /api/v1/config HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + ENDLESS + "{";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";

    @AutoClose
    private final Promptness promptness = Promptness.measure();

    @AutoClose
    private final WebService service = WebService.start(
            "--server.tomcat.threads.max=" + THREADS, "--server.tomcat.max-connections=" + CONNECTIONS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                DRIPPING,
                "POST /restart HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n" + ENDLESS + "{",
                "POST /nowhere HTTP/1.1\r\nHost: localhost\r\n" + ENDLESS + "{",
                "POST /api/v1/config/import HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n" + ENDLESS,
                "POST /api/v1/config HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n" + ENDLESS,
                "DELETE /api/v1/config HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n" + ENDLESS,
                "POST /restart HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                        + ENDLESS
            })
    void bodiesThatDripHoldUpNobody(String head) {
        othersAreAnsweredBesideBodies(SlowClients.dripping(service.dial(), head, " ", PAUSE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /api/v1/config HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + CHUNKED,
                "POST /restart HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n" + CHUNKED
            })
    void chunksThatDripHoldUpNobody(String head) {
        othersAreAnsweredBesideBodies(SlowClients.dripping(service.dial(), head, "1\r\n \r\n", PAUSE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /api/v1/config HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Expect: 100-continue\r\n" + ENDLESS,
                "PUT /api/v1/config HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + CHUNKED
                        + "1;a=",
                "PUT /api/v1/config HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + CHUNKED
                        + "1\r\n{\r\n0\r\nTrailer: "
            })
    void bodiesThatStopHoldUpNobody(String head) {
        othersAreAnsweredBesideBodies(SlowClients.dripping(service.dial(), head, "", PAUSE));
    }

    @Test
    void chunkExtensionsThatDripHoldUpNobody() {
        String head = "PUT /api/v1/config HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + CHUNKED;
        othersAreAnsweredBesideBodies(SlowClients.dripping(service.dial(), head + "1;a=", "b", PAUSE));
    }

    @Test
    void clientsThatConnectAgainHoldUpNobodyAndCutNoHonestOne() throws IOException {
        String document = "{\"interfaces\": {}" + " ".repeat(1 << 19) + "}";
        String upload = "PUT /api/v1/config HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nContent-Length: " + document.length() + "\r\n\r\n" + document;
        PacedExchange honest = new PacedExchange(service, PAUSE);
        long before = cut();
        othersAreAnsweredBeside(
                SlowClients.dripping(service.dial(), DRIPPING, " ", PAUSE).reconnecting(), CLIENTS, clients -> {
                    boolean settled = cut() - before >= FREED;
                    return settled && served(honest, upload) && clients.ends() > 0;
                });
    }

    /** Requests that arrive before the response is created, and exceed the number that may wait for it, are refused. */
    @Test
    void answersToRequestsSentTogetherHoldUpNobody() {
        long before = cut();
        String requests = "GET /v3/api-docs HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(100);
        othersAreAnsweredBeside(
                SlowClients.sippingAnswers(service.dial(), requests, PAUSE),
                CLIENTS,
                clients -> cut() - before + clients.refusals() >= FREED);
    }

    @Test
    void answersThatAreSippedHoldUpNobody() {
        long before = cut();
        othersAreAnsweredBeside(
                SlowClients.sipping(service.dial(), BUNDLE, PAUSE),
                CLIENTS,
                clients -> cut() - before + clients.refusals() >= FREED);
    }

    @Test
    void eventsThatAreSippedHoldUpNobody() {
        othersAreAnsweredBeside(
                SlowClients.sipping(service.dial(), "/api/v1/events", PAUSE),
                CLIENTS,
                clients -> clients.refusals() >= CLIENTS - EventReaders.MAX_READERS);
    }

    @Test
    void headsThatDripHoldUpNobody() {
        othersAreAnsweredBeside(
                SlowClients.dripping(service.dial(), "GET / HTTP/1.1\r\nHost: localhost\r\n", "X: y\r\n", PAUSE),
                2 * CONNECTIONS,
                clients -> clients.ends() >= CONNECTIONS);
    }

    @Test
    void connectionsThatSayNothingHoldUpNobody() {
        othersAreAnsweredBeside(
                SlowClients.sipping(service.dial(), "/actuator/health", PAUSE),
                2 * CONNECTIONS,
                clients -> clients.ends() >= CONNECTIONS);
    }

    private void othersAreAnsweredBesideBodies(SlowClients clients) {
        othersAreAnsweredBeside(clients, CLIENTS, dripping -> dripping.ends() >= FREED);
    }

    /**
     * Measures response times once the burst of new clients is over.
     *
     * @param settled returns true when enough clients are cut off or served
     */
    private void othersAreAnsweredBeside(SlowClients clients, int count, Predicate<SlowClients> settled) {
        assertThat(slowestAnswer()).isLessThan(promptness.extend(FIRST));
        try (clients) {
            clients.start(count);
            await().until(() -> settled.test(clients));
            Duration beside = slowestAnswer();

            assertThat(beside).isLessThan(promptness.extend(PROMPT));
        }
    }

    private static boolean served(PacedExchange honest, String upload) {
        try {
            return honest.send(upload).startsWith("HTTP/1.1 200");
        } catch (IOException cutOff) {
            throw new UncheckedIOException(cutOff);
        }
    }

    private long cut() {
        return service.cut(CutReason.THREADS) + service.cut(CutReason.STALLED);
    }

    private Duration slowestAnswer() {
        Duration slowest = Duration.ZERO;
        for (int round = 0; round < ROUNDS; round++) {
            for (String path : List.of("/actuator/health/liveness", "/actuator/prometheus", "/api/v1/config")) {
                slowest = longer(slowest, timed(service.request(path)));
            }
            slowest = longer(
                    slowest,
                    timed(service.request("/api/v1/config")
                            .header("Content-Type", "application/json")
                            .method("PATCH", BodyPublishers.ofString("{\"quickleave\": false}"))));
        }
        return slowest;
    }

    private Duration timed(HttpRequest.Builder request) {
        try {
            long begin = System.nanoTime();
            int status = service.client()
                    .send(request.build(), BodyHandlers.discarding())
                    .statusCode();
            Duration time = Duration.ofNanos(System.nanoTime() - begin);
            assertThat(status).isEqualTo(200);
            return time;
        } catch (IOException failure) {
            throw new AssertionError("no answer", failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
