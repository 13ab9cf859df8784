package net.igmpproxy.scenario.peers;

import static net.igmpproxy.lab.UpstreamNetwork.ALT_SUBNET_SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.igmpproxy.lab.Bridge;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Host;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Lan;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Reception;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpPacket;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;
import net.igmpproxy.lab.wire.RecordType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Snooping switches (RFC 4541) on both sides of the proxy keep forwarding a stream over many query intervals. */
@NetworkNamespaces
class SnoopingSwitchesIT {
    private static final int QUERY_INTERVALS = 10;
    private static final Duration QUERY_INTERVAL = Duration.ofSeconds(2);
    private static final Duration MEMBERSHIP_INTERVAL = Duration.ofSeconds(6);
    private static final Duration OTHER_QUERIER_INTERVAL = Duration.ofMillis(4500);
    private static final int PACKETS_PER_SECOND = 1000;

    @AutoClose
    private final Laboratory lab = Laboratory.running(ProxyConfig.vyosExample()
            .with("queryInterval", "2s", "eth1", "eth2")
            .with("queryMaxResponseTime", "1s", "eth1", "eth2"));

    private final Capture upstream = lab.upstream().capture();

    @Test
    void keepTheWayOpenForTenQueryIntervals() {
        String group = "239.20.1.1";
        Bridge upstreamSwitch = lab.upstream().bridge();
        snoop(upstreamSwitch);
        upstreamSwitch.expectRouterBehind("router");
        upstreamSwitch.query(IgmpVersion.V3, QUERY_INTERVAL);
        Bridge lanSwitch = lab.lan(2).bridge();
        snoop(lanSwitch);
        List<Reception> elsewhere = List.of(
                lab.upstream().captureAtBystander().stream(ALT_SUBNET_SOURCE, group),
                lab.lan(2).host("bystander", IgmpVersion.V3).capture().stream(ALT_SUBNET_SOURCE, group));
        try (MulticastStream stream = lab.source().stream(group).start()) {
            Subscription subscription =
                    lab.lan(2).host("viewer", IgmpVersion.V3).join(group);
            subscription.awaitPackets(1);
            elsewhere.forEach(reception -> reception.awaitEnd(stream));
            List<Long> flooded = elsewhere.stream().map(Reception::packets).toList();

            for (int interval = 0; interval < QUERY_INTERVALS; interval++) {
                stream.awaitSent((int) QUERY_INTERVAL.toSeconds() * PACKETS_PER_SECOND);
                assertThat(upstreamSwitch.members(group)).containsExactly("proxy");
                assertThat(lanSwitch.members(group)).containsExactly("viewer");
            }

            subscription.awaitPackets(1);
            assertThat(subscription.reception().lost()).isZero();
            assertThat(subscription.reception().duplicates()).isZero();
            assertThat(elsewhere).extracting(Reception::packets).isEqualTo(flooded);
        }
        assertThat(upstream.records(group))
                .filteredOn(record -> record.equals(GroupRecord.of(RecordType.IS_EX, group)))
                .hasSizeGreaterThanOrEqualTo(QUERY_INTERVALS);
        assertThat(upstream.queries(Ipv4.UNSPECIFIED)).hasSizeGreaterThanOrEqualTo(QUERY_INTERVALS);
    }

    private static void snoop(Bridge bridge) {
        bridge.snoop();
        bridge.forgetAfter(MEMBERSHIP_INTERVAL, OTHER_QUERIER_INTERVAL);
    }

    @Test
    void doNotWinTheElectionByTheQueriesTheyAskFromTheUnspecifiedAddress() {
        String group = "239.20.2.1";
        Lan lan = lab.lan(1);
        snoop(lan.bridge());
        Host viewer = lan.host("viewer", IgmpVersion.V3);
        Capture atViewer = viewer.capture();
        Capture atRouter = lan.captureAtRouter();
        try (MulticastStream stream = lab.source().stream(group).start()) {
            Subscription subscription = viewer.join(group);
            subscription.awaitPackets(1);

            Instant start = Instant.now();
            lan.bridge().forgetAfter(MEMBERSHIP_INTERVAL, Duration.ofSeconds(1));
            lan.bridge().query(IgmpVersion.V3, Duration.ofSeconds(1));
            IgmpPacket foreign = atRouter.awaitGeneralQuery(Ipv4.UNSPECIFIED, start);

            atViewer.awaitGeneralQuery(lan.routerAddress(), foreign.time());
            assertThat(lab.rest()
                            .get("/api/v1/interfaces/eth1")
                            .path("status")
                            .path("querier")
                            .asString())
                    .isEqualTo(lan.routerAddress());
            stream.awaitSent(100);
            subscription.awaitPackets(1);
            assertThat(subscription.reception().lost()).isZero();
        }
    }
}
