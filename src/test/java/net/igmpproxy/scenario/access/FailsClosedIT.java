package net.igmpproxy.scenario.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.Promptness;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.ProxyProcess;
import net.igmpproxy.lab.ServerSentEvents;
import net.igmpproxy.lab.Site;
import net.igmpproxy.lab.TcpRelay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publicly reachable service whose token file is removed at run time: it refuses all clients. */
@NetworkNamespaces
class FailsClosedIT {
    private static final String CONFIG = "/api/v1/config";
    private static final String QUICKLEAVE = "/api/v1/quickleave";
    private static final String FINDING = "igmp_proxy_findings{interface=\"\",severity=\"warning\",type=\"";
    private static final int MANAGEMENT_PORT = 8081;

    private Site site;
    private Path tokens;
    private String lines;
    private Caller anybody;
    private Caller operator;
    private Caller metrics;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        site = Site.create();
        tokens = directory.resolve("tokens");
        String token = ProxyProcess.makeToken(site.router(), "olga", "operator", tokens)
                .lines()
                .filter(line -> line.startsWith("igmpproxy_"))
                .findFirst()
                .orElseThrow();
        lines = Files.readString(tokens);
        ProxyProcess process = ProxyProcess.launch(
                site.router(),
                ProxyConfig.empty(),
                Map.of(
                        "server.address",
                        "0.0.0.0",
                        "management.server.port",
                        Integer.toString(MANAGEMENT_PORT),
                        "igmp-proxy.security.tokens-file",
                        tokens.toString()));
        site.own(process::close);
        anybody = Caller.plain(relay(ProxyProcess.PORT));
        operator = anybody.with(token);
        metrics = Caller.plain(relay(MANAGEMENT_PORT));
        Await.until("REST", Await.PROCESS_PATIENCE, () -> answers(operator));
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @BeforeEach
    void giveBack() throws IOException {
        Files.writeString(tokens, lines);
        assertThat(operator.get(CONFIG).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# olga was here\n", "olga operator\n"})
    void withoutTheLastTokenEverybodyIsRefusedUntilThereIsOne(String content) throws IOException {
        Files.writeString(tokens, content);

        assertEverybodyIsRefused();
        giveBack();
    }

    @Test
    void withoutTheFileEverybodyIsRefusedAndThatIsAFinding() throws IOException {
        Files.delete(tokens);

        assertEverybodyIsRefused();
        Await.until("the finding", () -> hasFinding("no-authentication"));
        giveBack();
        Await.until("no finding", () -> !hasFinding("no-authentication"));
    }

    @Test
    void aRevokedTokenEndsItsStream() throws IOException {
        try (Promptness promptness = Promptness.measure();
                ServerSentEvents stream = ServerSentEvents.open(
                        URI.create(anybody.base() + "/api/v1/events"),
                        "Authorization",
                        "Bearer " + operator.token().orElseThrow())) {
            long begin = System.nanoTime();
            Files.writeString(tokens, "");

            stream.awaitEnd();
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(promptness.extend(Duration.ofSeconds(1)));
        }
    }

    @Test
    void badTokensOfOthersLockNobodyOut() throws IOException {
        for (int attempt = 0; attempt < 30; attempt++) {
            assertThat(anybody.with("igmpproxy_" + attempt).get(CONFIG).statusCode())
                    .isIn(401, 429);
        }

        assertThat(anybody.with("igmpproxy_x").get(CONFIG).statusCode()).isEqualTo(429);
        assertThat(operator.get(CONFIG).statusCode()).isEqualTo(200);
    }

    private void assertEverybodyIsRefused() throws IOException {
        assertThat(anybody.get(CONFIG).statusCode()).isEqualTo(401);
        assertThat(anybody.put(QUICKLEAVE, "{\"enabled\": false}").statusCode()).isEqualTo(401);
        assertThat(operator.get(CONFIG).statusCode()).as("an invalid token").isIn(401, 429);
        assertThat(operator.put(QUICKLEAVE, "{\"enabled\": false}").statusCode())
                .as("an invalid token")
                .isIn(401, 429);
        assertThat(metrics.get("/actuator/loggers").statusCode()).isEqualTo(401);
        assertThat(metrics.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    private boolean hasFinding(String type) {
        try {
            return metrics.get("/actuator/prometheus").body().contains(FINDING + type + "\"}");
        } catch (IOException notNow) {
            return false;
        }
    }

    private static boolean answers(Caller caller) {
        try {
            return caller.get(CONFIG).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private int relay(int target) throws IOException {
        TcpRelay relay = TcpRelay.start(0, site.router(), target);
        site.own(relay::close);
        return relay.localPort();
    }
}
