package net.igmpproxy.api.server;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import net.igmpproxy.lab.Promptness;
import net.igmpproxy.lab.SlowClients;
import net.igmpproxy.runtime.client.CutReason;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** Time limit of a request, and slow clients that stay within it. */
class RequestTimeTest {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String BUNDLE = "/swagger-ui/swagger-ui-bundle.js";
    private static final String PUT =
            "PUT /api/v1/config HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    private static final String ENDLESS = "Content-Length: 30000000\r\n\r\n";

    @AutoClose
    private final Promptness promptness = Promptness.measure();

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 30000000", "Transfer-Encoding: chunked"})
    void theRestOfARefusedBodyIsNotRead(String length) {
        String head =
                "POST /restart HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n" + length + "\r\n\r\n";
        try (WebService service = WebService.start();
                SlowClients clients = SlowClients.dripping(service.dial(), head, "1\r\n \r\n", PAUSE)
                        .start(1)) {
            await().until(() -> clients.ends() > 0);

            assertThat(clients.lastAnswer()).startsWith("HTTP/1.1 403").contains("/problems/foreign-origin");
            assertThat(service.cut(CutReason.STALLED)).isZero();
        }
    }

    @Test
    void bodiesHeadsAndAnswersEndWithTheTimeOfTheRequest() {
        try (WebService service = WebService.start("--igmp-proxy.rest.request-time=1s")) {
            try (SlowClients bodies = SlowClients.dripping(service.dial(), PUT + ENDLESS, " ", PAUSE)
                            .start(1);
                    SlowClients heads = SlowClients.dripping(service.dial(), "GET / HTTP/1.1\r\n", "X: y\r\n", PAUSE)
                            .start(1)) {
                await().until(() -> bodies.ends() > 0 && heads.ends() > 0 && service.cut(CutReason.REQUEST_TIME) > 1);

                assertThat(bodies.lastAnswer())
                        .startsWith("HTTP/1.1 408")
                        .contains("application/problem+json", "/problems/request-timeout", "Connection: close");
                assertThat(heads.refusals()).isZero();
            }
            long before = service.cut(CutReason.REQUEST_TIME);
            try (SlowClients answers =
                    SlowClients.sipping(service.dial(), BUNDLE, PAUSE).start(1)) {
                await().until(() -> service.cut(CutReason.REQUEST_TIME) > before);
                assertThat(answers.refusals()).isZero();
            }
        }
    }

    @Test
    void emptyLinesInsteadOfARequestEndWithItsTime() {
        try (WebService service = WebService.start("--igmp-proxy.rest.request-time=1s");
                SlowClients lines = SlowClients.dripping(service.dial(), "\r\n", "\r\n", PAUSE)
                        .start(1)) {
            await().until(() -> lines.ends() > 0);

            assertThat(service.cut(CutReason.REQUEST_TIME)).isEqualTo(1);
        }
    }

    @Test
    void eachOfSeveralRequestsSentTogetherHasItsOwnTime() throws IOException {
        int requests = 48;
        String get = "GET /v3/api-docs HTTP/1.1\r\nHost: localhost\r\n";
        String last = get + "Connection: close\r\n\r\n";
        try (WebService service = WebService.start("--igmp-proxy.rest.request-time=10s")) {
            PacedExchange client = new PacedExchange(service, Duration.ofMillis(10));
            assertThat(client.send(last)).startsWith("HTTP/1.1 200");
            long begin = System.nanoTime();

            String answers = client.send((get + "\r\n").repeat(requests - 1) + last);

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(10));
            assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(requests + 1);
            assertThat(service.cut(CutReason.REQUEST_TIME)).isZero();
        }
    }

    @Test
    void http2IsRefusedSinceItHasNoSuchLimits() {
        assertThatThrownBy(() -> WebService.start("--server.http2.enabled=true"))
                .hasStackTraceContaining("server.http2.enabled")
                .hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class);
    }

    @Test
    void aManagementPortHasTheSameLimits() {
        try (WebService service = WebService.start("--management.server.port=0", "--igmp-proxy.rest.request-time=1s");
                SlowClients heads = SlowClients.dripping(
                                service.dial(service.port("local.management.port")),
                                "GET /actuator/health HTTP/1.1\r\n",
                                "X: y\r\n",
                                PAUSE)
                        .start(1)) {
            await().until(() -> service.cut(CutReason.REQUEST_TIME) > 0 && heads.ends() > 0);

            assertThat(heads.refusals()).isZero();
        }
    }

    @Test
    void aBodyThatStopsIsAnsweredWithAProblem() {
        try (WebService service = WebService.start("--server.tomcat.connection-timeout=500ms");
                SlowClients clients = SlowClients.dripping(service.dial(), PUT + ENDLESS + "{", "", PAUSE)
                        .start(1)) {
            await().until(() -> clients.ends() > 0);

            assertThat(clients.lastAnswer()).startsWith("HTTP/1.1 408").contains("/problems/request-timeout");
            assertThat(service.cut(CutReason.STALLED)).isPositive();
        }
    }

    @Test
    void aSlowClientWithinTheTimeIsServed() throws IOException, InterruptedException {
        try (WebService service = WebService.start()) {
            int size = service.client()
                    .send(service.request(BUNDLE).build(), BodyHandlers.ofByteArray())
                    .body()
                    .length;
            String document = "{\"interfaces\": {}" + " ".repeat(1 << 20) + "}";
            String upload = PUT + "Connection: close\r\nContent-Length: " + document.length() + "\r\n\r\n" + document;
            String download = "GET " + BUNDLE + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

            PacedExchange client = new PacedExchange(service, Duration.ofMillis(10));
            assertThat(client.send(upload)).startsWith("HTTP/1.1 200");
            assertThat(client.send(download)).startsWith("HTTP/1.1 200").hasSizeGreaterThan(size);
            assertThat(service.cut(CutReason.STALLED)).isZero();
        }
    }

    @Test
    void theShutdownDoesNotWaitForSlowClients() {
        WebService service = WebService.start();
        try (SlowClients clients =
                SlowClients.dripping(service.dial(), PUT + ENDLESS, " ", PAUSE).start(2)) {
            await().until(() -> service.waiting(ClientWait.BODY) == 2);
            long begin = System.nanoTime();

            service.close();

            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(promptness.extend(Duration.ofSeconds(4)));
            await().until(() -> clients.ends() > 1);
        } finally {
            service.close();
        }
    }
}
