package net.igmpproxy.lab;

import static net.igmpproxy.lab.UpstreamNetwork.ALT_SUBNET_SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpPacket;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.RecordType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the laboratory itself, without a proxy. */
@NetworkNamespaces
class LaboratoryIT {
    @AutoClose
    private final Laboratory lab = Laboratory.withoutProxy();

    @ParameterizedTest
    @EnumSource
    void hostsReportInTheVersionTheyAreForcedTo(IgmpVersion version) {
        String group = "239.0.1." + version.number();
        Capture atRouter = lab.lan(1).captureAtRouter();
        Host host = lab.lan(1).host("reporter" + version.number(), version);

        host.join(group);

        assertThat(atRouter.awaitJoin(group)).satisfies(packet -> {
            assertThat(packet.source()).isEqualTo(host.address());
            assertThat(packet.ttl()).isEqualTo(1);
            assertThat(packet.routerAlert()).isTrue();
            assertThat(packet.message()).isEqualTo(firstReport(version, group));
        });
    }

    @Test
    void hostsNameTheSourcesTheyJoin() {
        String group = "232.0.2.1";
        Capture atRouter = lab.lan(1).captureAtRouter();

        lab.lan(1).host("selective", IgmpVersion.V3).join(group, List.of("10.0.0.6", "10.0.0.5"));

        atRouter.awaitRecord(GroupRecord.of(RecordType.ALLOW, group, "10.0.0.5", "10.0.0.6"));
    }

    @Test
    void hostsSayThatTheyLeave() {
        String group = "239.0.3.1";
        Capture atRouter = lab.lan(1).captureAtRouter();
        Subscription subscription = lab.lan(1).host("leaver", IgmpVersion.V2).join(group);
        atRouter.awaitJoin(group);

        subscription.leave();

        assertThat(atRouter.awaitLeave(group).destination()).isEqualTo("224.0.0.2");
    }

    @Test
    void aStreamCrossesTheRouterOnceAndWhole() {
        String group = "239.0.4.1";
        Host host = lab.lan(1).host("receiver", IgmpVersion.V3);
        Capture atHost = host.capture();
        try (StaticMulticastRouter routes = new StaticMulticastRouter(lab.router(), 3);
                MulticastStream stream = lab.source().stream(group).start()) {
            routes.forward(ALT_SUBNET_SOURCE, group, 0, 1);
            Subscription subscription = host.join(group);

            subscription.awaitPackets(1000);
            Reception onTheWire = atHost.stream(ALT_SUBNET_SOURCE, group);
            onTheWire.await(100);

            assertThat(subscription.reception().lost()).isZero();
            assertThat(subscription.reception().duplicates()).isZero();
            assertThat(onTheWire.lost()).isZero();
            assertThat(onTheWire.duplicates()).isZero();
            assertThat(atHost.ttls(ALT_SUBNET_SOURCE, group)).containsExactly(StreamBuilder.TTL - 1);
            assertThat(lab.kernelRoutes(group)).singleElement().satisfies(route -> {
                assertThat(route.input()).isEqualTo("eth0");
                assertThat(route.outputs()).containsExactly("eth1");
                assertThat(route.packets()).isPositive();
            });

            subscription.leave();
            subscription.reception().awaitEnd(stream);
        }
    }

    @Test
    void aSnoopingSwitchKeepsStreamsFromThoseWhoDidNotJoin() {
        String group = "239.0.5.1";
        Lan lan = lab.lan(2);
        Capture bystander = lan.host("bystander", IgmpVersion.V3).capture();
        Subscription subscription = lan.host("watcher", IgmpVersion.V3).join(group);
        Host sender = lan.host("sender", IgmpVersion.V3);
        try (MulticastStream stream = sender.stream(group).start()) {
            lan.forged("10.102.0.200").query(IgmpVersion.V3);

            bystander.stream(sender.address(), group).awaitEnd(stream);
            subscription.awaitPackets(100);

            assertThat(subscription.reception().lost()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource
    void forgedPacketsArriveAsTheyWereMade(IgmpMessage message) {
        Capture atRouter = lab.lan(1).captureAtRouter();

        lab.lan(1).forged("0.0.0.0").send("239.0.6.1", message);
        lab.lan(1).forged("192.0.2.1").withTtl(7).withoutRouterAlert().send("239.0.6.2", message);

        IgmpPacket plain = awaitPacketTo("239.0.6.1", atRouter);
        assertThat(sender(plain)).isEqualTo("0.0.0.0 > 239.0.6.1 ttl 1 alert true");
        assertThat(plain.message()).isEqualTo(message);
        IgmpPacket odd = awaitPacketTo("239.0.6.2", atRouter);
        assertThat(sender(odd)).isEqualTo("192.0.2.1 > 239.0.6.2 ttl 7 alert false");
        assertThat(odd.message()).isEqualTo(message);
    }

    /** Waits for a packet by destination; the link's real hosts send other packets meanwhile. */
    private static IgmpPacket awaitPacketTo(String destination, Capture capture) {
        return Await.value(
                "a packet to " + destination,
                () -> capture.igmp().stream()
                        .filter(packet -> packet.destination().equals(destination))
                        .findFirst());
    }

    static Stream<IgmpMessage> forgedPacketsArriveAsTheyWereMade() {
        return Stream.of(
                new IgmpMessage.OldReport(IgmpVersion.V1, "239.0.6.9"),
                new IgmpMessage.OldReport(IgmpVersion.V2, "239.0.6.9"),
                new IgmpMessage.Leave("239.0.6.9"),
                IgmpMessage.Query.general(IgmpVersion.V1),
                IgmpMessage.Query.general(IgmpVersion.V2),
                new IgmpMessage.Query(
                        IgmpVersion.V3,
                        "239.0.6.9",
                        5,
                        IgmpMessage.QuerierFields.DEFAULT,
                        List.of("10.0.0.1", "10.0.0.2")),
                new IgmpMessage.Report(Stream.of(RecordType.values())
                        .map(type -> GroupRecord.of(type, "239.0.6.9", "10.0.0.1", "10.0.0.2"))
                        .toList()));
    }

    @Test
    void manyForgedHostsAreAllDifferent() {
        String group = "239.0.7.1";
        Capture atRouter = lab.lan(1).captureAtRouter();

        lab.lan(1).forged(300).forEach(host -> host.report(GroupRecord.of(RecordType.IS_EX, group)));

        Await.until(
                "300 hosts",
                () -> atRouter.joins(group).stream()
                                .map(IgmpPacket::source)
                                .distinct()
                                .count()
                        == 300);
    }

    private static IgmpMessage firstReport(IgmpVersion version, String group) {
        return version == IgmpVersion.V3
                ? new IgmpMessage.Report(List.of(GroupRecord.of(RecordType.TO_EX, group)))
                : new IgmpMessage.OldReport(version, group);
    }

    private static String sender(IgmpPacket packet) {
        return packet.source() + " > " + packet.destination() + " ttl " + packet.ttl() + " alert "
                + packet.routerAlert();
    }
}
