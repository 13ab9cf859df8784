package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.ForgedHost;
import net.igmpproxy.lab.Host;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpPacket;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.RecordType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Hosts that suppress reports, change addresses, omit IP options, or are the router itself. */
@NetworkNamespaces
class HostsIT {
    /** Membership lifetime: 2 x 2 s + 2 x 1 s. */
    private static final ProxyConfig QUICK = ProxyConfig.vyosExample()
            .with("queryInterval", "2s", "eth1", "eth2")
            .with("queryMaxResponseTime", "1s", "eth1", "eth2");

    @AutoClose
    private final Laboratory lab = Laboratory.running(QUICK);

    private final Capture upstream = lab.upstream().capture();
    private final Capture atRouter = lab.lan(1).captureAtRouter();
    private final Capture onLan = lab.lan(1).capture();

    @Test
    void memberWhoseReportsAreSuppressedLosesNothing() {
        lab.configure(QUICK);
        String group = "239.40.1.1";
        Host anna = lab.lan(1).host("anna", IgmpVersion.V2);
        Host ben = lab.lan(1).host("ben", IgmpVersion.V2);
        try (MulticastStream stream = lab.source().stream(group).start()) {
            Subscription annas = anna.join(group);
            Subscription bens = ben.join(group);
            annas.awaitPackets(100);
            bens.awaitPackets(100);
            String tracked = Await.value("one to be tracked alone", () -> trackedAlone(group));

            boolean annaLeaves = tracked.equals(anna.address());
            Subscription staying = annaLeaves ? bens : annas;
            (annaLeaves ? annas : bens).leave();
            stream.awaitSent(4000);
            staying.awaitPackets(100);

            assertThat(staying.reception().lost()).isZero();
        }
    }

    @Test
    void hostThatHasChangedItsAddressLeavesAsFastAsWithoutQuickleave() {
        lab.configure(ProxyConfig.vyosExample());
        String group = "239.40.2.1";
        List<ForgedHost> addresses = lab.lan(1).forged(2);
        addresses.get(0).report(GroupRecord.of(RecordType.TO_EX, group));
        upstream.awaitJoin(group);
        addresses.get(1).report(GroupRecord.of(RecordType.IS_EX, group));
        Await.until("both to be tracked", () -> trackedHosts(group).size() == 2);

        addresses.get(1).report(GroupRecord.of(RecordType.TO_IN, group));

        assertThat(untilLeft(group)).isBetween(Duration.ofMillis(1900), Duration.ofSeconds(10));
        assertThat(queries(group)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void hostThatZapsAwayAndBackIsServedAtOnce() {
        lab.configure(ProxyConfig.vyosExample().withQuickleaveMode("immediate"));
        String group = "239.40.3.1";
        Host host = lab.lan(1).host("zapper", IgmpVersion.V3);
        try (MulticastStream stream = lab.source().stream(group).start()) {
            stream.awaitSent(1);
            Subscription first = host.join(group);
            first.awaitPackets(100);
            first.leave();
            Instant left = upstream.awaitLeave(group).time();

            Subscription second = host.join(group);
            second.awaitPackets(100);

            Instant back = second.reception().first().orElseThrow();
            assertThat(Duration.between(left, back)).isLessThan(Duration.ofMillis(1900));
        }
    }

    @Test
    void messagesWithoutRouterAlertAreAccepted() {
        lab.configure(ProxyConfig.vyosExample());
        String group = "239.40.4.1";

        lab.lan(1).forged(1).get(0).withoutRouterAlert().reportV2(group);

        upstream.awaitJoin(group);
    }

    @Test
    void refusalsAreFindingsThatNameTheHost() {
        lab.configure(ProxyConfig.vyosExample().with("requireRouterAlert", true, "eth1"));
        ForgedHost host = lab.lan(1).forged(1).get(0);
        host.withTtl(2).reportV2("239.40.5.1");
        host.withoutRouterAlert().reportV2("239.40.5.2");
        lab.lan(1).forged("169.254.7.7").reportV2("239.40.5.3");

        Await.until(
                "findings",
                () -> Stream.of("ttl-not-1", "router-alert-missing", "foreign-host")
                        .allMatch(type -> finding(type).isPresent()));
        assertThat(message("ttl-not-1")).contains(host.address(), "eth1");
        assertThat(message("router-alert-missing")).contains(host.address(), "eth1");
        assertThat(message("foreign-host")).contains("169.254.7.7", "eth1", "DHCP");
        assertThat(upstream.igmp("239.40.5.1")).isEmpty();

        lab.configure(ProxyConfig.vyosExample().with("requireTtl1", false, "eth1"));
        host.withTtl(2).reportV2("239.40.5.1");
        upstream.awaitJoin("239.40.5.1");
    }

    @Test
    void hostsThatWereRefusedAreQueriedWhenAnAltSubnetAcceptsThem() {
        lab.configure(ProxyConfig.vyosExample());
        Instant changed = Instant.now();

        lab.configure(ProxyConfig.vyosExample().withAltSubnets("eth1", "198.51.100.0/24"));

        IgmpPacket query = onLan.awaitGeneralQuery(lab.lan(1).routerAddress(), changed);
        // The next startup query would follow after 31 s.
        assertThat(query.time()).isBefore(changed.plusSeconds(20));
    }

    @Test
    void programOfTheRouterIsServedForLongerThanAMembershipLasts() {
        lab.configure(QUICK.with("localMembers", true, "eth1"));
        String group = "239.40.6.1";
        Subscription program = lab.lan(1).routerAsHost().join(group);
        try (MulticastStream stream = lab.source().stream(group).start()) {
            program.awaitPackets(100);
            stream.awaitSent(12_000);
            program.awaitPackets(100);

            assertThat(program.reception().lost()).isZero();
            assertThat(trackedHosts(group)).containsExactly(lab.lan(1).routerAddress());
            program.leave();
            upstream.awaitLeave(group);
        }
    }

    @Test
    void programOfTheRouterIsNoMemberByDefault() {
        lab.configure(QUICK);
        String group = "239.40.7.1";
        Subscription program = lab.lan(1).routerAsHost().join(group);
        Host viewer = lab.lan(1).host("viewer", IgmpVersion.V2);
        try (MulticastStream stream = lab.source().stream(group).start()) {
            stream.awaitSent(1000);
            assertThat(upstream.igmp(group)).isEmpty();

            Subscription viewing = viewer.join(group);
            viewing.awaitPackets(100);

            assertThat(trackedHosts(group)).containsExactly(viewer.address());
            assertThat(lab.rest().items("/api/v1/routes?group=" + group))
                    .noneMatch(route -> route.path("source").asString().equals(viewer.address()));
        }
        program.leave();
    }

    private Duration untilLeft(String group) {
        IgmpPacket leave =
                Await.value("the leave", () -> atRouter.leaves(group).stream().findFirst());
        return Duration.between(leave.time(), upstream.awaitLeave(group).time());
    }

    private long queries(String group) {
        return onLan.igmp(group).stream()
                .filter(packet -> packet.message() instanceof IgmpMessage.Query)
                .count();
    }

    private Optional<String> trackedAlone(String group) {
        List<String> tracked = trackedHosts(group);
        return tracked.size() == 1 ? Optional.of(tracked.get(0)) : Optional.empty();
    }

    private List<String> trackedHosts(String group) {
        return lab.rest().items("/api/v1/groups?interface=eth1&group=" + group).stream()
                .flatMap(item -> item.path("hosts").valueStream())
                .map(host -> host.path("address").asString())
                .toList();
    }

    private Optional<JsonNode> finding(String type) {
        return lab.rest().items("/api/v1/diagnostics").stream()
                .filter(finding -> finding.path("type").asString().equals(type))
                .findFirst();
    }

    private String message(String type) {
        return finding(type).orElseThrow().path("message").asString();
    }
}
