package net.igmpproxy.scenario.peers;

import static net.igmpproxy.lab.UpstreamNetwork.ALT_SUBNET_SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Host;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Lan;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Reception;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpPacket;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Linux hosts of each IGMP version, and hosts that follow their querier's version. */
@NetworkNamespaces
class HostVersionsIT {
    private static final ProxyConfig CONFIG = ProxyConfig.vyosExample();

    /** Configuration in which memberships of IGMPv1 hosts last 2 x 2 s + 2 x 1 s. */
    private static final ProxyConfig SHORT =
            CONFIG.with("queryInterval", "2s", "eth1").with("queryMaxResponseTime", "1s", "eth1");

    @AutoClose
    private final Laboratory lab = Laboratory.running(CONFIG);

    private final Capture upstream = lab.upstream().capture();

    @ParameterizedTest
    @MethodSource
    void aHostThatFollowsItsQuerierSpeaksTheVersionOfTheInterface(Object configured, IgmpVersion version) {
        lab.configureAfresh(SHORT.with("igmpVersion", configured, "eth1"));
        String group = "239.22.1." + version.number();
        Lan lan = lab.lan(1);
        Capture atRouter = lan.captureAtRouter();
        Host host = lan.host("follower-" + configured);
        Capture atHost = host.capture();
        assertThat(atHost.awaitGeneralQuery(lan.routerAddress(), Instant.MIN).message())
                .isInstanceOfSatisfying(
                        IgmpMessage.Query.class,
                        query -> assertThat(query.version()).isEqualTo(version));

        try (MulticastStream stream = lab.source().stream(group).start()) {
            Subscription subscription = host.join(group);
            subscription.awaitPackets(500);
            subscription.leave();
            atHost.stream(ALT_SUBNET_SOURCE, group).awaitEnd(stream);
        }

        assertThat(atHost.stream(ALT_SUBNET_SOURCE, group)).satisfies(HostVersionsIT::arrivedWholeAndOnce);
        assertThat(atRouter.joins(group)).extracting(HostVersionsIT::version).containsOnly(version);
        assertThat(atRouter.leaves(group).isEmpty()).isEqualTo(version == IgmpVersion.V1);
        upstream.awaitLeave(group);
    }

    static List<Arguments> aHostThatFollowsItsQuerierSpeaksTheVersionOfTheInterface() {
        return List.of(
                Arguments.of(1, IgmpVersion.V1), Arguments.of(2, IgmpVersion.V2), Arguments.of("auto", IgmpVersion.V3));
    }

    /** Without snooping the hosts receive each other's reports, and IGMPv1 and IGMPv2 hosts suppress their own. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void hostsOfAllVersionsWatchOneGroupWhileOthersLeave(int lanNumber) {
        lab.configureAfresh(CONFIG);
        String group = "239.22.2." + lanNumber;
        Lan lan = lab.lan(lanNumber);
        Deque<Subscription> watching = new ArrayDeque<>();
        try (MulticastStream stream = lab.source().stream(group).start()) {
            for (Host host : List.of(
                    lan.host("v1", IgmpVersion.V1),
                    lan.host("v2", IgmpVersion.V2),
                    lan.host("follower"),
                    lan.host("v3", IgmpVersion.V3))) {
                watching.push(host.join(group));
                watching.element().awaitPackets(100);
            }

            while (watching.size() > 1) {
                watching.pop().leave();
                stream.awaitSent(1000);
                watching.forEach(HostVersionsIT::hasLostNothing);
            }
            stream.awaitSent(1500);
            hasLostNothing(watching.element());
        }
        assertThat(upstream.leaves(group)).isEmpty();
    }

    private static void hasLostNothing(Subscription subscription) {
        subscription.awaitPackets(1);
        assertThat(subscription.reception()).satisfies(HostVersionsIT::arrivedWholeAndOnce);
    }

    private static void arrivedWholeAndOnce(Reception reception) {
        assertThat(reception.lost()).isZero();
        assertThat(reception.duplicates()).isZero();
    }

    private static IgmpVersion version(IgmpPacket report) {
        return report.message() instanceof IgmpMessage.OldReport older ? older.version() : IgmpVersion.V3;
    }
}
