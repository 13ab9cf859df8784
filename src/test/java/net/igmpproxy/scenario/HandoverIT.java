package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Daemon;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.ProxyProcess;
import net.igmpproxy.lab.Rest;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.netns.LaboratoryException;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.RecordType;
import net.igmpproxy.runtime.session.StandBy;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Handover to a new process, from a running or a killed one, while two hosts receive 1000 packets per second. */
@NetworkNamespaces
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class HandoverIT {
    private static final String GROUP = "239.11.1.1";
    private static final String NAMED_SOURCE_GROUP = "239.11.1.2";
    private static final String LATER_GROUP = "239.11.1.4";
    private static final String SOON_UNWANTED = "239.11.1.3";

    private static final ProxyConfig CONFIG = ProxyConfig.vyosExample()
            .with("queryInterval", "4s", "eth1", "eth2")
            .with("queryMaxResponseTime", "1s", "eth1", "eth2");

    @AutoClose
    private final Laboratory lab = Laboratory.running(CONFIG);

    @TempDir
    private Path directory;

    private final Capture upstream = lab.upstream().capture();
    private final Subscription anna = lab.lan(1).host("anna", IgmpVersion.V3).join(GROUP);
    private final Subscription bruno =
            lab.lan(2).host("bruno", IgmpVersion.V3).join(NAMED_SOURCE_GROUP, List.of("10.0.0.5"));

    @BeforeEach
    void stream() {
        lab.source().stream(GROUP).start();
        lab.source().stream(NAMED_SOURCE_GROUP).start();
    }

    @Test
    void aProcessIsReplacedByTheNextWithItsOwnConfiguration() {
        awaitPackets(300);
        ProxyProcess before = lab.proxy();

        ProxyProcess after = lab.startSuccessor(CONFIG.with("threshold", 3, "eth2"));

        assertThat(before.awaitExitStatus()).isZero();
        after.awaitState("running");
        awaitPackets(500);
        nothingIsLost();
        assertThat(lab.rest().get("/api/v1/interfaces/eth2").path("threshold").asInt())
                .isEqualTo(3);
        assertThat(lab.rest().items("/api/v1/groups")).hasSize(2);
        whatIsNewIsServed();
    }

    /** Applies changes like an operator unaware of the upgrade, until one is refused. */
    @Test
    void changesOverRestDuringAReplacementAreInForceAfterwards() {
        ProxyProcess before = lab.proxy();
        Rest operator = before.rest();
        operator.send("DELETE", "/api/v1/interfaces/eth2", "");
        anna.awaitPackets(300);
        long revision = latestRevision();

        ProxyProcess after = lab.startSuccessor(
                CONFIG, Map.of("igmp-proxy.config-file", before.configFile().toString()));
        assertThat(isAccepted(operator, 0)).isTrue();
        MulticastStream stream = lab.source().stream(LATER_GROUP).start();
        Subscription carla = lab.lan(2).host("carla", IgmpVersion.V3).join(LATER_GROUP);
        carla.awaitPackets(100);
        int last = 0;
        while (before.isAlive() && isAccepted(operator, last + 1)) {
            last++;
        }

        assertThat(before.awaitExitStatus()).isZero();
        after.awaitState("running");
        carla.awaitPackets(500);
        anna.awaitPackets(500);
        assertThat(last).as("changes while the next process started").isGreaterThan(3);
        assertThat(lab.rest()
                        .get("/api/v1/interfaces/eth2")
                        .path("deniedGroups")
                        .path(0)
                        .asString())
                .isEqualTo(deniedGroup(last));
        assertThat(latestRevision()).isEqualTo(revision + 1 + last);
        assertThat(lab.rest().items("/api/v1/config/revisions"))
                .filteredOn(item -> item.path("revision").asLong() > revision)
                .extracting(item -> item.path("reason").asString())
                .containsOnly("put interface eth2");
        for (Subscription subscription : List.of(anna, carla)) {
            assertThat(subscription.reception().lost()).isZero();
            assertThat(subscription.reception().duplicates()).isZero();
        }
        stream.close();
    }

    private long latestRevision() {
        return lab.rest().items("/api/v1/config/revisions").stream()
                .mapToLong(item -> item.path("revision").asLong())
                .max()
                .orElseThrow();
    }

    private static boolean isAccepted(Rest operator, int change) {
        String body = "{\"role\": \"downstream\", \"deniedGroups\": [\"" + deniedGroup(change) + "\"]}";
        try {
            return operator.send("PUT", "/api/v1/interfaces/eth2", body).status() / 100 == 2;
        } catch (LaboratoryException nobodyListens) {
            return false;
        }
    }

    private static String deniedGroup(int change) {
        return "239.200." + change / 256 + "." + change % 256 + "/32";
    }

    @Test
    void aProcessThatStandsByEndsWhenTheOneThatReplacedItHasDied() {
        Map<String, String> standBy = Map.of("igmp-proxy.handover.stand-by", "true");
        lab.proxy().stop();
        ProxyProcess before = lab.startProxy(CONFIG, "running", standBy);
        whatIsNewIsServed();

        ProxyProcess after = lab.startSuccessor(CONFIG);
        after.awaitState("running");
        Await.until("the process to stand by", () -> before.log().contains("Standing by"));
        assertThat(before.isAlive()).isTrue();
        assertThat(before.log()).doesNotContain("Forwarding has ended");

        after.kill();
        assertThat(before.awaitExitStatus()).isEqualTo(StandBy.STATUS);
    }

    /** Like two pods on one node during a replacement; they share the health port. */
    @Test
    void eachProcessAnswersItsOwnProbes() {
        String probes = "igmp-proxy.probe.directory";
        Path old = directory.resolve("old");
        Path next = directory.resolve("next");
        lab.proxy().stop();
        ProxyProcess before = lab.startProxy(
                CONFIG, "running", Map.of("igmp-proxy.handover.stand-by", "true", probes, old.toString()));
        Await.until("the first to forward", () -> Files.exists(old.resolve("forwarding")));

        ProxyProcess after = lab.startSuccessor(CONFIG, Map.of(probes, next.toString()));

        Await.until("the second to forward", () -> Files.exists(next.resolve("forwarding")));
        Await.until("the first to stand by", () -> before.log().contains("Standing by"));
        Await.until("the first to forward no more", () -> !Files.exists(old.resolve("forwarding")));
        String sign = content(old.resolve("alive"));
        Await.until(
                "a further sign of the first",
                () -> !content(old.resolve("alive")).equals(sign));
        assertThat(sign).isNotEqualTo(content(next.resolve("alive")));
        after.stop();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    void thePortForThoseWhoWatchIsHandedOverAsWell() {
        Map<String, String> watched = Map.of("management.server.port", "9465");
        lab.proxy().stop();
        ProxyProcess before = lab.startProxy(CONFIG, "running", watched);

        ProxyProcess after = lab.startSuccessor(CONFIG, watched);

        assertThat(before.awaitExitStatus()).isZero();
        after.awaitState("running");
        String health = "curl -s http://127.0.0.1:9465/actuator/health/readiness || true";
        Await.until("the port", () -> lab.router().output("sh", "-c", health).contains("UP"));
    }

    @Test
    void aProcessThatStandsByEndsWhenItIsToldTo() {
        lab.proxy().stop();
        ProxyProcess before = lab.startProxy(CONFIG, "running", Map.of("igmp-proxy.handover.stand-by", "true"));
        ProxyProcess after = lab.startSuccessor(CONFIG);
        after.awaitState("running");
        Await.until("the process to stand by", () -> before.log().contains("Standing by"));

        before.stop();

        whatIsNewIsServed();
        assertThat(after.isAlive()).isTrue();
    }

    @Test
    void aKeeperBridgesTheTimeUntilTheNextStartAndForgetsAfterAStopInOrder() {
        Daemon keeper = lab.startKeeper();
        Await.until("the keeper to have the table", () -> keeper.log().contains("Keeping"));
        lab.lan(1).forged(1).get(0).report(GroupRecord.of(RecordType.TO_EX, SOON_UNWANTED));
        upstream.awaitJoin(SOON_UNWANTED);
        awaitPackets(300);

        lab.proxy().kill();
        awaitPackets(500);
        lab.proxy().startAgain();

        awaitPackets(500);
        nothingIsLost();
        Await.until("what nobody wants to be given up", () -> !groups().contains(SOON_UNWANTED));
        assertThat(groups()).contains(GROUP, NAMED_SOURCE_GROUP);
        nothingIsLost();

        lab.proxy().stop();
        upstream.awaitLeave(GROUP);
        assertThat(lab.router().procNet("ip_mr_vif").lines()).hasSize(1);
        assertThat(keeper.log()).contains("nothing left to keep");
    }

    private List<String> groups() {
        return lab.rest().items("/api/v1/groups").stream()
                .map(group -> group.path("group").asString())
                .toList();
    }

    private void whatIsNewIsServed() {
        String group = "239.11.2.1";
        try (MulticastStream later = lab.source().stream(group).start()) {
            Subscription carla = lab.lan(2).host("carla", IgmpVersion.V2).join(group);
            carla.awaitPackets(100);
            carla.leave();
            upstream.awaitLeave(group);
            carla.reception().awaitEnd(later);
        }
    }

    private void awaitPackets(int more) {
        anna.awaitPackets(more);
        bruno.awaitPackets(more);
    }

    private void nothingIsLost() {
        for (Subscription subscription : List.of(anna, bruno)) {
            assertThat(subscription.reception().lost()).isZero();
            assertThat(subscription.reception().duplicates()).isZero();
        }
        assertThat(upstream.leaves(GROUP)).isEmpty();
        assertThat(upstream.leaves(NAMED_SOURCE_GROUP)).isEmpty();
    }
}
