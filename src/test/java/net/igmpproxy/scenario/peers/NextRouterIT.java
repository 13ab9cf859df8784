package net.igmpproxy.scenario.peers;

import static net.igmpproxy.lab.UpstreamNetwork.DISTANT_SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Bridge;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.ForgedHost;
import net.igmpproxy.lab.Host;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.PeerPrograms;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Source;
import net.igmpproxy.lab.StreamBuilder;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpPacket;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.RecordType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Host role of the proxy towards the next router, in the router's IGMP version or the configured one. */
@NetworkNamespaces
class NextRouterIT {
    private static final ProxyConfig CONFIG = ProxyConfig.vyosExample();
    private static final Duration QUERY_INTERVAL = Duration.ofSeconds(1);
    private static final int REPORTS_OF_A_CHANGE = 2;

    @AutoClose
    private final Laboratory lab = Laboratory.running(CONFIG);

    private final Bridge networkSwitch = lab.upstream().bridge();
    private final Capture upstream = lab.upstream().capture();
    private final Capture asked = lab.upstream().captureAtBystander();
    private final ForgedHost host = lab.lan(1).forged(1).get(0);

    NextRouterIT() {
        networkSwitch.expectRouterBehind("router");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void joinsAndLeavesInTheRightVersion(IgmpVersion asking, Object configured, IgmpVersion spoken) {
        String group = "239.23." + asking.number() + "." + (configured.equals("auto") ? 0 : configured);
        start(asking, configured, spoken);

        host.report(GroupRecord.of(RecordType.TO_EX, group));
        assertThat(upstream.awaitJoin(group).destination()).isEqualTo(spoken == IgmpVersion.V3 ? "224.0.0.22" : group);
        host.report(GroupRecord.of(RecordType.TO_IN, group));
        Await.until("the end of the membership", () -> status().path("groups").asInt() == 0);
        if (spoken != IgmpVersion.V1) {
            assertThat(upstream.awaitLeave(group).destination())
                    .isEqualTo(spoken == IgmpVersion.V2 ? "224.0.0.2" : "224.0.0.22");
        }

        assertThat(upstream.igmp(group)).extracting(NextRouterIT::version).containsOnly(spoken);
    }

    static Stream<Arguments> versions() {
        return Stream.of(IgmpVersion.values())
                .flatMap(asking -> Stream.of(
                        Arguments.of(asking, "auto", asking),
                        Arguments.of(asking, 1, IgmpVersion.V1),
                        Arguments.of(asking, 2, IgmpVersion.V2),
                        Arguments.of(asking, 3, IgmpVersion.V3)));
    }

    @ParameterizedTest
    @MethodSource
    void answersTheRouterInTheRightVersion(IgmpVersion asking, Object configured, IgmpVersion spoken) {
        String group = "239.23." + (10 + asking.number()) + "." + spoken.number();
        start(asking, configured, spoken);

        host.report(GroupRecord.of(RecordType.TO_EX, group));

        Await.until(
                "more reports than the change makes",
                () -> upstream.joins(group).size() > REPORTS_OF_A_CHANGE);
        assertThat(upstream.igmp(group)).extracting(NextRouterIT::version).containsOnly(spoken);
    }

    static Stream<Arguments> answersTheRouterInTheRightVersion() {
        return Stream.of(
                Arguments.of(IgmpVersion.V2, "auto", IgmpVersion.V2),
                Arguments.of(IgmpVersion.V2, 3, IgmpVersion.V3),
                Arguments.of(IgmpVersion.V3, 2, IgmpVersion.V2));
    }

    /** Starts a querier: the switch for IGMPv2 and IGMPv3, a forged router for IGMPv1. */
    private void start(IgmpVersion asking, Object configured, IgmpVersion spoken) {
        networkSwitch.flood();
        lab.configureAfresh(CONFIG.with("igmpVersion", configured, "eth0"));
        Instant start = Instant.now();
        if (asking == IgmpVersion.V1) {
            lab.upstream().router().query(asking);
        } else {
            networkSwitch.query(asking, QUERY_INTERVAL);
        }
        Await.until(
                "a query",
                () -> asked.igmp().stream()
                        .anyMatch(packet -> packet.time().isAfter(start) && version(packet) == asking));
        Await.until("the version of IGMP", () -> status().path("igmpVersion").asInt() == spoken.number());
    }

    private JsonNode status() {
        return lab.rest().get("/api/v1/interfaces/eth0").path("status");
    }

    private static IgmpVersion version(IgmpPacket packet) {
        IgmpMessage message = packet.message();
        if (message instanceof IgmpMessage.Query query) {
            return query.version();
        }
        if (message instanceof IgmpMessage.OldReport report) {
            return report.version();
        }
        return message instanceof IgmpMessage.Leave ? IgmpVersion.V2 : IgmpVersion.V3;
    }

    /** Debian's smcroute forwards statically and sends no queries. */
    @Test
    @PeerPrograms("smcrouted")
    void whatAStaticRouterDeliversReachesTheHostThatJoins() {
        networkSwitch.flood();
        lab.configureAfresh(CONFIG);
        String group = "239.23.20.1";
        Source source = lab.upstream().sourceBehindSmcroute("mroute from eth1 group " + group + " to eth0");
        Host viewer = lab.lan(1).host("viewer", IgmpVersion.V3);
        Capture atViewer = viewer.capture();
        try (MulticastStream stream = source.stream(group).start()) {
            asked.stream(DISTANT_SOURCE, group).await(100);
            Subscription subscription = viewer.join(group);
            subscription.awaitPackets(500);
            assertThat(subscription.reception().lost()).isZero();
            assertThat(subscription.reception().duplicates()).isZero();
            assertThat(atViewer.ttls(DISTANT_SOURCE, group)).containsExactly(StreamBuilder.TTL - 2);

            subscription.leave();
            subscription.reception().awaitEnd(stream);
        }
    }
}
