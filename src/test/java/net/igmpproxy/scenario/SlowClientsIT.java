package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.Promptness;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.ProxyProcess;
import net.igmpproxy.lab.SlowClients;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thousands of slow clients on the REST port, while monitoring clients still receive prompt responses. */
@NetworkNamespaces
class SlowClientsIT {
    private static final Logger LOGGER = LoggerFactory.getLogger(SlowClientsIT.class);
    private static final int CLIENTS = 300;
    private static final int HEADS = 2000;

    /** Default number of threads that may wait for clients. */
    private static final int WAITING = 84;

    /** Default maximum number of open connections. */
    private static final int CONNECTIONS = 3072;

    private static final int ROUNDS = 5;
    private static final Duration PROMPT = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final String LARGE = "/swagger-ui/swagger-ui-bundle.js";
    private static final String JSON = "Host: localhost\r\nContent-Type: application/json\r\n";
    private static final String ENDLESS = "Content-Length: 30000000\r\n\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
    private static final String FOREIGN =
            "POST /restart HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n";
    private static final List<String> WATCHED = List.of(
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness",
            "/actuator/prometheus",
            "/api/v1/service",
            "/api/v1/config");

    @AutoClose
    private final Promptness promptness = Promptness.measure();

    @AutoClose
    private final Laboratory lab = Laboratory.running(ProxyConfig.vyosExample());

    @Test
    void bodiesThatDripHoldUpNobody() {
        Duration quiet = slowestAnswer();
        double before = cutOff("threads");
        try (SlowClients bodies = dripping("PUT /api/v1/config HTTP/1.1\r\n" + JSON + ENDLESS, " ")
                        .start(CLIENTS);
                SlowClients chunks = dripping("PUT /api/v1/config HTTP/1.1\r\n" + JSON + CHUNKED, "1\r\n \r\n")
                        .start(CLIENTS);
                SlowClients refused = dripping(FOREIGN + ENDLESS, " ").start(CLIENTS)) {
            Await.until("threads to be free", () -> bodies.ends() + chunks.ends() >= 2 * CLIENTS - WAITING);
            Await.until("refused bodies to be no longer read", () -> refused.ends() == CLIENTS);
            assertAnsweredLike(quiet);
            assertThat(refused.lastAnswer()).startsWith("HTTP/1.1 403").contains("Connection: close");
            assertThat(chunks.lastAnswer() + bodies.lastAnswer()).contains("HTTP/1.1 408", "/problems/request-timeout");
        }
        assertThat(cutOff("threads")).isGreaterThan(before);
    }

    @Test
    void answersThatAreSippedHoldUpNobody() {
        Duration quiet = slowestAnswer();
        fetchOnce(LARGE);
        double before = cutOff("threads") + cutOff("stalled");
        try (SlowClients page = sipping(LARGE).start(CLIENTS);
                SlowClients document = sipping("/api/v1/config").start(CLIENTS);
                SlowClients events = sipping("/api/v1/events").start(CLIENTS)) {
            Await.until(
                    "threads to be free", () -> cutOff("threads") + cutOff("stalled") - before >= CLIENTS - WAITING);
            Await.until("places for readers of events to be taken", () -> events.refusals() > 0);
            assertAnsweredLike(quiet);
            assertThat(page.refusals() + document.refusals()).isZero();
        }
    }

    @Test
    void headsThatDripAndConnectionsThatSayNothingHoldUpNobody() {
        Duration quiet = slowestAnswer();
        try (SlowClients heads = dripping("GET / HTTP/1.1\r\nHost: localhost\r\n", "X: y\r\n")
                        .start(HEADS);
                SlowClients idle = sipping("/actuator/health/liveness").start(HEADS)) {
            Await.until("connections to be free", () -> heads.ends() + idle.ends() >= 2 * HEADS - CONNECTIONS);
            assertAnsweredLike(quiet);
            assertThat(heads.refusals() + idle.refusals()).isZero();
        }
    }

    @Test
    void allOfThemTogetherConnectingAgainHoldUpNobody() {
        Duration quiet = slowestAnswer();
        fetchOnce(LARGE);
        double before = cutOff("threads");
        try (SlowClients bodies = dripping("PUT /api/v1/config HTTP/1.1\r\n" + JSON + ENDLESS, " ")
                        .reconnecting()
                        .start(CLIENTS);
                SlowClients answers = sipping(LARGE).reconnecting().start(CLIENTS);
                SlowClients heads = dripping("GET / HTTP/1.1\r\nHost: localhost\r\n", "X: y\r\n")
                        .reconnecting()
                        .start(HEADS)) {
            Await.until("clients to be cut off", () -> cutOff("threads") - before >= 2 * (2 * CLIENTS - WAITING));
            assertAnsweredLike(quiet);
            assertThat(bodies.ends() + answers.ends()).isPositive();
            assertThat(heads.refusals()).isZero();
        }
    }

    /** Makes the service cache the response. While it creates one, it refuses most requests for the same path. */
    private void fetchOnce(String path) {
        assertThat(lab.rest().send("GET", path, "").status()).isEqualTo(200);
    }

    private void assertAnsweredLike(Duration quiet) {
        Duration beside = slowestAnswer();
        LOGGER.info("slowest answer {} without slow clients, {} beside them", quiet, beside);
        assertThat(beside).isLessThan(promptness.extend(PROMPT));
    }

    private Duration slowestAnswer() {
        Duration slowest = Duration.ZERO;
        for (int round = 0; round < ROUNDS; round++) {
            for (String path : WATCHED) {
                slowest = longer(slowest, timed("GET", path, ""));
            }
            slowest = longer(slowest, timed("PATCH", "/api/v1/config", "{\"maxFlows\": 2" + round + "000}"));
        }
        return slowest;
    }

    private Duration timed(String method, String path, String body) {
        long begin = System.nanoTime();
        assertThat(lab.rest().send(method, path, body).status()).as(path).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private double cutOff(String reason) {
        return lab.proxy().metrics().sum("igmp_proxy_rest_clients_cut_off_total", Map.of("reason", reason));
    }

    private SlowClients dripping(String head, String drop) {
        return SlowClients.dripping(dial(), head, drop, PAUSE);
    }

    private SlowClients sipping(String path) {
        return SlowClients.sipping(dial(), path, PAUSE);
    }

    private Callable<SocketChannel> dial() {
        return SlowClients.dial(
                lab.router(), new InetSocketAddress(InetAddress.getLoopbackAddress(), ProxyProcess.PORT));
    }
}
