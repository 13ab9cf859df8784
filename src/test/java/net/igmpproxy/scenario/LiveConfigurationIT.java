package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Metrics;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Rest.Answer;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Configuration changes over REST and in the file, during streams. */
@NetworkNamespaces
class LiveConfigurationIT {
    private static final ProxyConfig CONFIG = ProxyConfig.vyosExample();
    private static final int PACKETS_PER_SECOND = 5000;
    private static final List<String> GROUPS =
            IntStream.range(0, 100).mapToObj(i -> Ipv4.plus("239.31.1.1", i)).toList();

    @AutoClose
    private final Laboratory lab = Laboratory.running(CONFIG);

    @Test
    void aHundredStreamsLoseNothingByChangesThatDoNotConcernThem() {
        lab.configure(CONFIG);
        List<Subscription> subscriptions =
                lab.lan(2).host("watcher", IgmpVersion.V3).joinAll(GROUPS);
        try (MulticastStream stream =
                lab.source().stream(GROUPS).packetsPerSecond(PACKETS_PER_SECOND).start()) {
            Await.until("packets of all groups", () -> received(subscriptions) == GROUPS.size());

            ok("POST", "/api/v1/interfaces", "{'name': 'eth7', 'altSubnets': ['10.7.0.0/16']}");
            ok("PATCH", "/api/v1/interfaces/eth1", "{'threshold': 5, 'queryInterval': '60s'}");
            ok("PUT", "/api/v1/interfaces/eth1", "{'deniedGroups': ['239.99.0.0/16']}");
            ok("POST", "/api/v1/interfaces/eth0/alt-subnets", "{'subnet': '10.9.0.0/16'}");
            ok("DELETE", "/api/v1/interfaces/eth0/alt-subnets/10.9.0.0/16", "");
            ok("PUT", "/api/v1/interfaces/eth1/role", "{'role': 'disabled'}");
            ok("PUT", "/api/v1/interfaces/eth1/role", "{'role': 'downstream'}");
            ok("PUT", "/api/v1/quickleave", "{'enabled': false}");
            ok("PATCH", "/api/v1/config?confirmWithin=60s", "{'maxEntries': 1000}");
            ok("DELETE", "/api/v1/config/confirm", "");
            ok("DELETE", "/api/v1/interfaces/eth7", "");
            ok("POST", "/api/v1/config/revisions/2/rollback", "");
            ok("POST", "/restart", "");

            stream.awaitSent(PACKETS_PER_SECOND);
            Await.until(
                    "what was sent",
                    () -> subscriptions.stream()
                            .flatMap(subscription -> subscription.receptions().stream())
                            .allMatch(reception -> reception.packets() > 0));
        }
        assertThat(subscriptions).flatExtracting(Subscription::receptions).allSatisfy(reception -> {
            assertThat(reception.lost()).isZero();
            assertThat(reception.duplicates()).isZero();
        });
    }

    @Test
    void aFileThatSomebodyEditsIsInForceSoonAndAWrongOneIsNot() throws IOException {
        Path file = lab.proxy().configFile();
        String good = stored(file);

        Files.writeString(file, good.replace("quickleave: true", "quickleave: false"));
        Await.until("quickleave off", () -> !quickleave());

        Files.writeString(file, good.replace("quickleave: true", "quickleave: perhaps"));
        Await.until(
                "the finding",
                () -> lab.rest().items("/api/v1/diagnostics").stream()
                        .anyMatch(item -> item.path("type").asString().equals("configuration-file-refused")
                                && item.path("message").asString().contains("must be true or false")));
        assertThat(quickleave()).isFalse();
        assertThat(lab.rest().send("GET", "/actuator/health", "").status()).isEqualTo(503);
        assertThat(lab.rest().send("GET", "/actuator/health/readiness", "").status())
                .isEqualTo(200);

        Files.writeString(file, good);
        Await.until("quickleave on", this::quickleave);
        Await.until(
                "health", () -> lab.rest().send("GET", "/actuator/health", "").status() == 200);
    }

    /** Kubernetes creates a new directory and switches a link to it; the file itself is a link through that one. */
    @Test
    void aFileThatIsReplacedThroughTheLinksOfAConfigMapIsInForceSoon() throws IOException {
        Path file = lab.proxy().configFile();
        Path directory = file.resolveSibling("");
        String good = stored(file);
        Path first = Files.createDirectory(directory.resolve("..1"));
        Files.writeString(first.resolve(file.getFileName()), good);
        Path second = Files.createDirectory(directory.resolve("..2"));
        Files.writeString(second.resolve(file.getFileName()), good.replace("quickleave: true", "quickleave: false"));
        Path data = Files.createSymbolicLink(directory.resolve("..data"), first.getFileName());
        Path link = Files.createSymbolicLink(
                directory.resolve("link"), data.getFileName().resolve(file.getFileName()));
        Files.move(link, file, StandardCopyOption.ATOMIC_MOVE);

        Path next = Files.createSymbolicLink(directory.resolve("..next"), second.getFileName());
        Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);

        Await.until("quickleave off", () -> !quickleave());
        Files.delete(file);
        Files.writeString(file, good);
        Await.until("quickleave on", this::quickleave);
    }

    @Test
    void anEditThatIsRefusedIsNotOverwritten() throws IOException {
        Path file = lab.proxy().configFile();
        String good = stored(file);
        String edited = good.replace("quickleave: true", "quickleave: perhaps");
        Files.writeString(file, edited);

        Answer answer = lab.rest().send("PUT", "/api/v1/quickleave", "{\"enabled\": false}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("must be true or false").contains("overwriteFile=true");
        assertThat(file).hasContent(edited);
        ok("PUT", "/api/v1/quickleave?overwriteFile=true", "{'enabled': false}");
        assertThat(Files.readString(file)).contains("quickleave: false");
    }

    @Test
    void aFifoInPlaceOfTheFileHoldsNothingUp() throws Exception {
        Path file = lab.proxy().configFile();
        String good = stored(file);
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();

        Answer answer = lab.rest().send("PUT", "/api/v1/quickleave", "{\"enabled\": false}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("must be a regular file");
        assertThat(quickleave()).isTrue();

        Files.delete(file);
        Files.writeString(file, good);
        ok("PUT", "/api/v1/quickleave", "{'enabled': false}");
        assertThat(quickleave()).isFalse();
    }

    @Test
    void joinsAreAnsweredWhileALargeDocumentComesIntoForce() {
        lab.configure(CONFIG);
        String groups = IntStream.range(0, 18_000)
                .mapToObj(i -> "{'group': '" + Ipv4.plus("239.64.0.0", i) + "'}")
                .collect(Collectors.joining(",", "[", "]"));
        double slowBefore = turnsOfHalfASecond();
        Thread change = new Thread(() -> ok("PATCH", "/api/v1/interfaces/eth1", "{'staticGroups': " + groups + "}"));
        change.start();
        List<Subscription> subscriptions =
                lab.lan(2).host("zapper", IgmpVersion.V3).joinAll(GROUPS);
        try (MulticastStream stream =
                lab.source().stream(GROUPS).packetsPerSecond(PACKETS_PER_SECOND).start()) {
            stream.awaitSent(1);
            Await.until("packets of all groups", () -> received(subscriptions) == GROUPS.size());
            Await.until(
                    "the static groups",
                    () -> lab.rest().items("/api/v1/interfaces").stream()
                            .anyMatch(nic -> nic.path("name").asString().equals("eth1")
                                    && nic.path("staticGroups").size() == 18_000));
        }
        assertThat(turnsOfHalfASecond()).isEqualTo(slowBefore);
    }

    private double turnsOfHalfASecond() {
        Metrics metrics = lab.proxy().metrics();
        return metrics.sum("igmp_proxy_loop_turn_seconds_count", Map.of())
                - metrics.sum("igmp_proxy_loop_turn_seconds_bucket", Map.of("le", "0.5"));
    }

    @Test
    void aCrashDoesNotLetAnUnconfirmedChangeStay() {
        lab.configure(CONFIG);
        ok("PUT", "/api/v1/quickleave?confirmWithin=1s", "{'enabled': false}");
        lab.proxy().kill();

        lab.proxy().startAgain();

        Await.until("quickleave on", this::quickleave);
        assertThat(lab.rest().get("/api/v1/config/confirm").path("pending").asBoolean())
                .isFalse();
    }

    /** Returns the document as the proxy stores it, with all keys. */
    private String stored(Path file) throws IOException {
        lab.configure(CONFIG.withQuickleave(false));
        lab.configure(CONFIG.withQuickleave(true));
        return Files.readString(file);
    }

    private boolean quickleave() {
        return lab.rest().get("/api/v1/quickleave").path("enabled").asBoolean();
    }

    private void ok(String method, String path, String body) {
        Answer answer = lab.rest().send(method, path, body.replace('\'', '"'));
        assertThat(answer.status())
                .as(method + " " + path + ": " + answer.body())
                .isBetween(200, 204);
    }

    private static int received(List<Subscription> subscriptions) {
        return subscriptions.stream()
                .mapToInt(subscription -> subscription.receptions().size())
                .sum();
    }
}
