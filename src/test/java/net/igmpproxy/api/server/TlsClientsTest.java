package net.igmpproxy.api.server;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import net.igmpproxy.lab.Promptness;
import net.igmpproxy.lab.SlowClients;
import net.igmpproxy.runtime.client.CutReason;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slow clients with TLS or with a partial handshake. */
class TlsClientsTest {
    private static final Duration PROMPT = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int BODIES = 60;
    private static final int HANDSHAKES = 400;
    private static final String PUT =
            "PUT /api/v1/config HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 30000000\r\n\r\n{";
    private static final String HEALTH =
            "GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    /** Announces a record of 512 bytes with a ClientHello; the rest follows one byte at a time. */
    private static final String PART_OF_HELLO = "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003";

    @AutoClose
    private final Promptness promptness = Promptness.measure();

    @TempDir
    private Path directory;

    @Test
    void aBodyThatStopsIsAnswered() throws Exception {
        try (TlsService tls = TlsService.start(directory);
                SSLSocket client = tls.send(PUT)) {
            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408")
                    .contains("/problems/request-timeout");
            assertThat(tls.service().cut(CutReason.STALLED)).isPositive();
        }
    }

    @Test
    void anAnswerThatIsNotReadEnds() throws Exception {
        try (TlsService tls = TlsService.start(directory);
                SSLSocket client =
                        tls.send("GET /swagger-ui/swagger-ui-bundle.js HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            await().until(() -> tls.service().cut(CutReason.STALLED) > 0);
            assertThat(client.isConnected())
                    .as("it was the server that gave up")
                    .isTrue();
        }
    }

    @Test
    void aHandshakeThatDripsEndsWithTheTimeOfARequest() throws Exception {
        try (TlsService tls = TlsService.start(directory, "--igmp-proxy.rest.request-time=1s");
                SlowClients handshakes = hellos(tls).start(1)) {
            await().until(() -> handshakes.ends() > 0);

            assertThat(tls.service().cut(CutReason.REQUEST_TIME)).isEqualTo(1);
        }
    }

    @Test
    void handshakesThatDripHoldUpNobody() throws Exception {
        try (TlsService tls = TlsService.start(directory, "--server.tomcat.max-connections=600")) {
            assertThat(tls.exchange(HEALTH)).startsWith("HTTP/1.1 200");
            try (SlowClients handshakes = hellos(tls).start(HANDSHAKES)) {
                await().until(() -> handshakes.ends() > HANDSHAKES / 2);

                assertAnsweredSoon(tls);
            }
        }
    }

    @Test
    void bodiesThatStopHoldUpNobody() throws Exception {
        List<SSLSocket> clients = new ArrayList<>();
        try (TlsService tls = TlsService.start(directory, "--server.tomcat.threads.max=40")) {
            assertThat(tls.exchange(HEALTH)).startsWith("HTTP/1.1 200");
            for (int client = 0; client < BODIES; client++) {
                clients.add(tls.send(PUT));
            }
            await().until(() -> tls.service().cut(CutReason.THREADS) > BODIES / 2);

            assertAnsweredSoon(tls);
        } finally {
            for (SSLSocket client : clients) {
                client.close();
            }
        }
    }

    private void assertAnsweredSoon(TlsService tls) throws Exception {
        for (int round = 0; round < 5; round++) {
            long begin = System.nanoTime();
            assertThat(tls.exchange(HEALTH)).startsWith("HTTP/1.1 200");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(promptness.extend(PROMPT));
        }
    }

    private static SlowClients hellos(TlsService tls) {
        return SlowClients.dripping(tls.service().dial(), PART_OF_HELLO, "\u0001", PAUSE);
    }
}
