package net.igmpproxy.scenario.peers;

import static net.igmpproxy.lab.UpstreamNetwork.ALT_SUBNET_SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Daemon;
import net.igmpproxy.lab.Host;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Lan;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.PeerPrograms;
import net.igmpproxy.lab.Promptness;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Reception;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpMessage.QuerierFields;
import net.igmpproxy.lab.wire.IgmpPacket;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Querier election with another router on the link: the lowest address wins (RFC 9776 section 6.6.2). */
@NetworkNamespaces
class OtherQuerierIT {
    /** Configuration with an Other Querier Present Interval of 2 x 2 s + 0.5 s. */
    private static final ProxyConfig CONFIG =
            ProxyConfig.vyosExample().with("queryInterval", "2s", "eth1").with("queryMaxResponseTime", "1s", "eth1");

    private static final String ALL_SYSTEMS = "224.0.0.1";
    private static final int TENTHS_OF_A_SECOND = 10;

    @AutoClose
    private final Promptness promptness = Promptness.measure();

    @AutoClose
    private final Laboratory lab = Laboratory.running(CONFIG);

    private final MulticastStream stream = lab.source().stream("239.24.1.1", "239.24.2.1", "239.24.3.1")
            .packetsPerSecond(3000)
            .start();

    @Test
    @PeerPrograms("igmpproxy")
    void aHigherOneThatGoesOnAskingChangesNothing() {
        lab.configureAfresh(CONFIG);
        String group = "239.24.1.1";
        Lan lan = lab.lan(1);
        Host viewer = lan.host("undisturbed", IgmpVersion.V3);
        Subscription subscription = viewer.join(group);
        subscription.awaitPackets(100);
        Capture atRouter = lan.captureAtRouter();
        Capture atViewer = viewer.capture();

        Daemon igmpproxy = lab.startIgmpproxy(lan, "10.101.0.7");
        Instant asked = atRouter.awaitGeneralQuery("10.101.0.7", Instant.MIN).time();

        atViewer.awaitGeneralQuery(lan.routerAddress(), asked);
        assertThat(status(1).path("querier").asString()).isEqualTo(lan.routerAddress());
        assertThat(status(1).path("isQuerier").asBoolean()).isTrue();
        assertThat(outputs(group)).containsExactly("eth1");
        subscription.awaitPackets(100);
        assertThat(subscription.reception().lost()).isZero();
        igmpproxy.close();
    }

    @Test
    @PeerPrograms("igmpproxy")
    void aLowerOneForwardsAloneUnlessTheProxyIsToldOtherwise() {
        lab.configureAfresh(CONFIG);
        String group = "239.24.2.1";
        String lower = "10.102.0.2";
        Lan lan = lab.lan(2);
        lan.host("early", IgmpVersion.V3).join(group).awaitPackets(100);

        try (Daemon igmpproxy = lab.startIgmpproxy(lan, lower)) {
            Await.until(
                    "another querier",
                    () -> status(2).path("querier").asString().equals(lower));
            assertThat(igmpproxy.isAlive()).isTrue();
            assertThat(status(2).path("isQuerier").asBoolean()).isFalse();
            assertThat(lab.proxy().log()).contains(lower + " is the querier on eth2");
            Await.until("the end of forwarding", () -> outputs(group).isEmpty());
            Host late = lan.host("late", IgmpVersion.V2);
            Subscription subscription = late.join(group);
            subscription.awaitPackets(500);
            assertThat(subscription.reception().duplicates()).isZero();

            lab.configure(CONFIG.with("forwardWhenNotQuerier", true, "eth2"));
            Await.until("two that forward", () -> subscription.reception().duplicates() > 0);
            assertThat(outputs(group)).containsExactly("eth2");
            assertThat(status(2).path("querier").asString()).isEqualTo(lower);

            Capture atLate = late.capture();
            lab.configure(CONFIG.with("querierAllowList", List.of(), "eth2"));
            atLate.awaitGeneralQuery(lan.routerAddress(), Instant.MIN);
            assertThat(status(2).path("isQuerier").asBoolean()).isTrue();
            assertThat(outputs(group)).containsExactly("eth2");
        }
    }

    /** The other router sends one query, with values for an Other Querier Present Interval of 1 x 1 s + 0.5 s. */
    @Test
    void aLowerOneIsObeyedUntilItFallsSilent() {
        lab.configureAfresh(CONFIG);
        String group = "239.24.3.1";
        String lower = "10.101.0.2";
        Lan lan = lab.lan(1);
        Host viewer = lan.host("viewer", IgmpVersion.V3);
        Capture atViewer = viewer.capture();
        viewer.join(group).awaitPackets(100);
        Reception arriving = atViewer.stream(ALT_SUBNET_SOURCE, group);

        lan.forged(lower)
                .send(
                        ALL_SYSTEMS,
                        new IgmpMessage.Query(
                                IgmpVersion.V3,
                                Ipv4.UNSPECIFIED,
                                TENTHS_OF_A_SECOND,
                                new QuerierFields(false, 1, 1),
                                List.of()));
        Instant asked = atViewer.awaitGeneralQuery(lower, Instant.MIN).time();
        Await.until(
                "another querier", () -> status(1).path("querier").asString().equals(lower));
        arriving.awaitEnd(stream);

        IgmpPacket own = atViewer.awaitGeneralQuery(lan.routerAddress(), asked);
        assertThat(Duration.between(asked, own.time()))
                .isBetween(Duration.ofMillis(1400), promptness.extend(Duration.ofMillis(4000)));
        assertThat(own.message())
                .isInstanceOfSatisfying(
                        IgmpMessage.Query.class,
                        query -> assertThat(query.querierFields()).isEqualTo(new QuerierFields(false, 2, 2)));
        arriving.await(100);
    }

    private JsonNode status(int lan) {
        return lab.rest().get("/api/v1/interfaces/eth" + lan).path("status");
    }

    /** Returns the output interfaces of a group's entries. */
    private List<String> outputs(String group) {
        return lab.kernelRoutes(group).stream()
                .flatMap(route -> route.outputs().stream())
                .distinct()
                .toList();
    }
}
