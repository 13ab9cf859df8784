package net.igmpproxy.scenario.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.ForgedHost;
import net.igmpproxy.lab.Host;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Lan;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpMessage.QuerierFields;
import net.igmpproxy.lab.wire.IgmpPacket;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;
import net.igmpproxy.lab.wire.RecordType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Queries and reports from forged addresses, on the real kernel. */
@NetworkNamespaces
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class NeighboursIT {
    private static final String ALL_SYSTEMS = "224.0.0.1";

    /** Maximum robustness variable and query interval, together 62 hours. */
    private static final QuerierFields LONGEST = new QuerierFields(false, 7, 255);

    @AutoClose
    private final Laboratory lab = Laboratory.running(ProxyConfig.vyosExample());

    NeighboursIT() {
        lab.source().stream("239.25.1.1", "239.25.2.1", "239.25.3.1")
                .packetsPerSecond(500)
                .start();
    }

    @Test
    void queriesOfNoRouterOfTheLinkEndNothing() {
        Lan lan = lab.lan(1);
        Subscription viewer = lan.host("viewer", IgmpVersion.V3).join("239.25.1.1");
        viewer.awaitPackets(100);

        for (String router : List.of("10.99.0.2", "0.0.0.1", "10.101.0.0", "10.101.255.255", "0.0.0.0")) {
            lan.forged(router).send(ALL_SYSTEMS, general(IgmpVersion.V3, 100, LONGEST));
        }
        lan.forged("10.99.0.2").send(ALL_SYSTEMS, general(IgmpVersion.V1, 0, QuerierFields.NONE));

        JsonNode finding = Await.value("the finding", () -> finding("querier-ignored"));
        assertThat(finding.path("interface").asString()).isEqualTo("eth1");
        assertThat(finding.path("message").asString()).contains("10.99.0.2");
        viewer.awaitPackets(1000);
        assertThat(viewer.reception().lost()).isZero();
        JsonNode status = lab.rest().get("/api/v1/interfaces/eth1").path("status");
        assertThat(status.path("state").asString()).isEqualTo("active");
        assertThat(status.path("isQuerier").asBoolean()).isTrue();
        assertThat(status.path("igmpVersion").asInt()).isEqualTo(3);
    }

    @Test
    void lostElectionIsAStateThatNamesTheWinner() {
        Lan lan = lab.lan(1);

        lan.forged("10.101.0.2").send(ALL_SYSTEMS, general(IgmpVersion.V3, 100, LONGEST));

        Await.until(
                "the state",
                () -> lab.rest()
                        .get("/api/v1/interfaces/eth1")
                        .path("status")
                        .path("state")
                        .asString()
                        .equals("non-querier"));
        assertThat(lab.rest()
                        .get("/api/v1/interfaces/eth1")
                        .path("status")
                        .path("stateReason")
                        .asString())
                .isEqualTo("10.101.0.2 is the querier");
        assertThat(finding("other-querier")).isPresent();
    }

    @Test
    void forgedVersion1UpstreamCostsNoLeave() {
        String group = "239.25.2.1";
        Capture atRouter = lab.upstream().capture();
        for (String router : List.of("192.0.2.1", "172.16.0.255", "0.0.0.0", "172.16.0.0")) {
            lab.upstream().forged(router).send(ALL_SYSTEMS, general(IgmpVersion.V1, 0, QuerierFields.NONE));
        }
        Await.value("the finding", () -> finding("querier-ignored"));

        Subscription viewer = lab.lan(1).host("zapper", IgmpVersion.V3).join(group);
        viewer.awaitPackets(100);
        viewer.leave();

        atRouter.awaitRecord(GroupRecord.of(RecordType.TO_EX, group));
        atRouter.awaitRecord(GroupRecord.of(RecordType.TO_IN, group));
        assertThat(lab.rest()
                        .get("/api/v1/interfaces/eth0")
                        .path("status")
                        .path("igmpVersion")
                        .asInt())
                .isEqualTo(3);
    }

    /** The kernel's report has the same source address as the proxy's; the next router takes both for one host. */
    @Test
    void leaveOfAProgramOnTheRouterIsCorrectedAtOnce() {
        String group = "239.25.3.1";
        Subscription viewer = lab.lan(1).host("watcher", IgmpVersion.V3).join(group);
        viewer.awaitPackets(100);
        Host program = lab.upstream().programOnProxyRouter();
        Subscription local = program.join(group);
        Capture atRouter = lab.upstream().capture();

        local.leave();

        IgmpPacket leave = atRouter.awaitLeave(group);
        IgmpPacket again = Await.value(
                "the correction",
                () -> atRouter.joins(group).stream()
                        .filter(packet -> packet.time().isAfter(leave.time()))
                        .findFirst());
        assertThat(again.message()).isInstanceOf(IgmpMessage.Report.class);
        assertThat(Duration.between(leave.time(), again.time())).isLessThan(Duration.ofSeconds(1));
        JsonNode finding = Await.value("the finding", () -> finding("own-host-report"));
        assertThat(finding.path("interface").asString()).isEqualTo("eth0");
        assertThat(finding.path("message").asString()).contains(group);
        viewer.awaitPackets(500);
        assertThat(viewer.reception().lost()).isZero();
    }

    /** Regression: 2,000 queries of 32 bytes caused 32,599 reports for 500 groups. */
    @Test
    void floodOfQueriesUpstreamIsNotAmplified() {
        List<String> groups =
                IntStream.range(0, 200).mapToObj(i -> "239.26.0." + i).toList();
        lab.lan(1).host("many", IgmpVersion.V3).joinAll(groups);
        Await.until(
                "all groups",
                () -> lab.rest()
                                .get("/api/v1/interfaces/eth0")
                                .path("status")
                                .path("groups")
                                .asInt()
                        >= groups.size());
        ForgedHost router = lab.upstream().router();
        router.send(ALL_SYSTEMS, general(IgmpVersion.V2, 10, QuerierFields.NONE));
        Capture atRouter = lab.upstream().capture();

        for (int i = 0; i < 2_000; i++) {
            router.send(ALL_SYSTEMS, general(IgmpVersion.V2, 1, QuerierFields.NONE));
        }
        Await.until(
                "an answer for each group",
                () -> groups.stream().allMatch(group -> !atRouter.joins(group).isEmpty()));

        long reports =
                groups.stream().mapToLong(group -> atRouter.joins(group).size()).sum();
        assertThat(reports).isLessThan(2_000);
    }

    @Test
    void routerWhoseQueriesTheKernelDropsIsNamed() {
        ForgedHost provider = lab.upstream().forged("192.0.2.1");
        lab.router().ip("route add 192.0.2.0/24 via 10.101.0.200 dev eth1");
        lab.router().sysctl("net.ipv4.conf.eth0.rp_filter", "1");

        JsonNode dropped = Await.value("the finding", () -> {
            provider.send(ALL_SYSTEMS, general(IgmpVersion.V2, 100, QuerierFields.NONE));
            return finding("reverse-path-filter")
                    .filter(item -> item.path("message").asString().contains("192.0.2.1"));
        });
        assertThat(dropped.path("interface").asString()).isEqualTo("eth0");
        assertThat(finding("querier-ignored")).isEmpty();

        lab.router().output("sh", "-c", dropped.path("remedy").asString());

        Await.value("the query", () -> {
            provider.send(ALL_SYSTEMS, general(IgmpVersion.V2, 100, QuerierFields.NONE));
            return finding("querier-ignored");
        });
        assertThat(finding("reverse-path-filter")
                        .filter(item -> item.path("message").asString().contains("192.0.2.1")))
                .isEmpty();
    }

    private Optional<JsonNode> finding(String type) {
        return lab.rest().items("/api/v1/diagnostics").stream()
                .filter(item -> item.path("type").asString().equals(type))
                .findFirst();
    }

    private static IgmpMessage.Query general(IgmpVersion version, int code, QuerierFields fields) {
        return new IgmpMessage.Query(version, Ipv4.UNSPECIFIED, code, fields, List.of());
    }
}
