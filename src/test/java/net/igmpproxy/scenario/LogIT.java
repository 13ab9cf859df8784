package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.ProxyProcess;
import net.igmpproxy.lab.UpstreamNetwork;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Log content and log volume. */
@NetworkNamespaces
class LogIT {
    private static final String GROUP = "239.61.1.1";

    @AutoClose
    private final Laboratory lab = Laboratory.withoutProxy();

    @Test
    void everyLineIsADocumentWhereThatIsAskedFor() {
        ProxyProcess proxy = lab.startProxy(
                ProxyConfig.vyosExample(), "running", Map.of("logging.structured.format.console", "ecs"));

        List<JsonNode> lines = lines(proxy);

        assertThat(lines).allSatisfy(line -> {
            assertThat(line.has("@timestamp")).isTrue();
            assertThat(line.path("log").path("level").asString()).isEqualTo("INFO");
            assertThat(line.path("service").path("name").asString()).isEqualTo("igmp-proxy");
        });
        assertThat(lines)
                .anySatisfy(
                        line -> assertThat(line.path("message").asString()).startsWith("Forwarding between eth0 and"));
        proxy.stop();
    }

    @Test
    void levelsAreSetWhileItRuns() {
        ProxyProcess proxy = lab.startProxy(ProxyConfig.vyosExample());
        lab.lan(1).host("viewer", IgmpVersion.V3).join(GROUP);
        Await.until("the join", () -> !proxy.rest().items("/api/v1/groups").isEmpty());
        assertThat(proxy.log()).doesNotContain("joined " + GROUP);
        assertThat(proxy.rest()
                        .send("POST", "/actuator/loggers/net.igmpproxy.events", "{\"configuredLevel\": \"DEBUG\"}")
                        .status())
                .isEqualTo(204);
        lab.lan(2).host("another", IgmpVersion.V3).join(GROUP);

        Await.until("the next join in the log", () -> proxy.log().contains("joined " + GROUP + " on eth2"));
        proxy.stop();
    }

    @Test
    void aHundredSourcesThatNobodyAdmitsAreNotAHundredLines() {
        ProxyProcess proxy = lab.startProxy(ProxyConfig.vyosExample());
        lab.lan(1).host("watcher", IgmpVersion.V3).join(GROUP);
        Await.until("the join", () -> !proxy.rest().items("/api/v1/groups").isEmpty());
        List<String> groups =
                IntStream.range(1, 101).mapToObj(number -> "239.61.2." + number).toList();

        try (MulticastStream stream = lab.upstream().source(UpstreamNetwork.FOREIGN_SOURCE).stream(groups)
                .start()) {
            stream.awaitSent(1000);
            Await.until(
                    "all to be known",
                    () -> proxy.rest().items("/api/v1/rejected-sources").size() == groups.size());
        }

        assertThat(proxy.log().lines().filter(line -> line.contains("no alt-subnet admits the source")))
                .hasSize(1);
        proxy.stop();
    }

    private static List<JsonNode> lines(ProxyProcess proxy) {
        return proxy.log().lines().map(JsonMapper.shared()::readTree).toList();
    }
}
