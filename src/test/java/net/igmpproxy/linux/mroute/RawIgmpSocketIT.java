package net.igmpproxy.linux.mroute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.netns.PacketSocket;
import net.igmpproxy.linux.Star;
import net.igmpproxy.linux.mroute.RecordingReceiver.Packet;
import net.igmpproxy.runtime.port.IgmpSocket.SendFailure;
import net.igmpproxy.runtime.port.Kernel;
import net.igmpproxy.runtime.port.OutgoingPacket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@NetworkNamespaces
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class RawIgmpSocketIT {
    private static final byte[] QUERY = {0x11, 0x64, (byte) 0xee, (byte) 0x9b, 0, 0, 0, 0};
    private static final String QUERY_HEX = "1164ee9b00000000";
    private static final String ALL_SYSTEMS_HEX = "e0000001";
    private static final String ROUTER_ALERT_HEX = "94040000";

    /** Position of the destination in the hex digits of a packet. */
    private static final int DESTINATION_DIGIT = 32;

    /** Position of the message in the hex digits of a packet with Router Alert. */
    private static final int MESSAGE_DIGIT = 48;

    @AutoClose
    private final Star star = new Star(2);

    private final Kernel kernel = star.openKernel();

    private OutgoingPacket query(int interfaceIndex, String source) {
        return new OutgoingPacket(interfaceIndex, Ipv4Address.of(source), Ipv4Address.ALL_SYSTEMS, QUERY);
    }

    private Link join(int i) {
        Link link = Star.link(kernel, i);
        star.router().run(() -> kernel.igmp().joinRouterGroups(link));
        return link;
    }

    /** Returns the next packet to 224.0.0.1 as hex digits. */
    private static String nextToAllSystems(PacketSocket capture) {
        return Await.value(
                "a packet to all systems",
                () -> capture.receive()
                        .map(received -> hex(received.packet()))
                        .filter(packet -> packet.startsWith(ALL_SYSTEMS_HEX, DESTINATION_DIGIT)));
    }

    private static String hex(ByteBuffer packet) {
        byte[] octets = new byte[packet.remaining()];
        packet.get(octets);
        return HexFormat.of().formatHex(octets);
    }

    /** Checks version, length and TOS; TTL and protocol; source; the rest of the header and the message. */
    private static void assertIgmp(String packet, String sourceHex) {
        assertThat(packet).startsWith("46c00020");
        assertThat(packet.substring(16, 20)).isEqualTo("0102");
        assertThat(packet.substring(24)).isEqualTo(sourceHex + ALL_SYSTEMS_HEX + ROUTER_ALERT_HEX + QUERY_HEX);
    }

    @Test
    void sendsThroughTheInterfaceAndFromTheSourceOfEachPacket() {
        star.router().ip("addr add 10.9.1.77/24 dev v1");
        try (PacketSocket first = star.host(0).capture();
                PacketSocket second = star.host(1).capture()) {
            int v0 = Star.link(kernel, 0).index();
            int v1 = Star.link(kernel, 1).index();
            assertThat(kernel.igmp().send(List.of(query(v0, "10.9.0.1"), query(v1, "10.9.1.77"))))
                    .isEmpty();
            assertIgmp(nextToAllSystems(first), "0a090001");
            assertIgmp(nextToAllSystems(second), "0a09014d");
        }
    }

    @Test
    void sendsFromTheZeroAddressThoughAnotherInterfaceHasAnAddress() {
        star.router().ip("addr flush dev v1");
        try (PacketSocket capture = star.host(1).capture()) {
            assertThat(kernel.igmp().send(List.of(query(Star.link(kernel, 1).index(), "0.0.0.0"))))
                    .isEmpty();
            String packet = nextToAllSystems(capture);
            assertIgmp(packet, "00000000");
            assertThat(packet.substring(20, 24)).isEqualTo("0417");
        }
    }

    @Test
    void sendsTheOthersWhenOneCannotBeSent() {
        int v0 = Star.link(kernel, 0).index();
        int v1 = Star.link(kernel, 1).index();
        int absent = 9999;
        star.router().ip("link set v1 down");
        try (PacketSocket capture = star.host(0).capture()) {
            List<SendFailure> failures = kernel.igmp()
                    .send(List.of(
                            query(absent, "10.9.0.1"),
                            query(v1, "10.9.1.1"),
                            query(v1, "0.0.0.0"),
                            query(v0, "10.9.0.1")));
            assertIgmp(nextToAllSystems(capture), "0a090001");
            assertThat(failures)
                    .extracting(failure -> failure.cause().getMessage())
                    .satisfiesExactly(
                            message -> assertThat(message).contains("through interface index 9999", "ENODEV"),
                            message -> assertThat(message).contains("ENETUNREACH", "The interface is down"),
                            message -> assertThat(message).contains("without a source address", "ENETDOWN"));
        }
    }

    @Test
    void receivesWhatHostsSayToRoutersWithTheInterfaceItCameInOn() {
        Link link = join(1);
        join(1);
        star.host(1).join("239.4.5.6");
        RecordingReceiver receiver = Star.receive(kernel, seen -> fromHost(seen, 1));
        assertThat(receiver.packets())
                .filteredOn(packet -> packet.source().equals(Ipv4Address.of("10.9.1.2")))
                .first()
                .satisfies(packet -> {
                    assertThat(packet.interfaceIndex()).isEqualTo(link.index());
                    assertThat(packet.destination()).isEqualTo(Ipv4Address.ALL_IGMPV3_ROUTERS);
                    assertThat(packet.hex().substring(MESSAGE_DIGIT))
                            .startsWith("22")
                            .contains("ef040506");
                });
    }

    @Test
    void leavesGroupsThatWereNotJoinedOrWhoseInterfaceIsGone() {
        Link link = join(1);
        star.router().ip("link delete v1");
        kernel.igmp().leaveRouterGroups(link.index());
        kernel.igmp().leaveRouterGroups(link.index());
        assertThat(interfacesInRouterGroups()).isZero();
    }

    @Test
    void joinsOnAsManyInterfacesAsThereAreVifsAndLeavesEach() {
        star.router()
                .ip(IntStream.rangeClosed(2, 30)
                        .mapToObj(i -> "link add w" + i + " type veth peer name w" + i + "p")
                        .toArray(String[]::new));
        List<Link> links = kernel.links().links().stream()
                .filter(link -> !link.name().value().endsWith("p"))
                .toList();
        star.router().run(() -> links.forEach(kernel.igmp()::joinRouterGroups));
        assertThat(interfacesInRouterGroups()).isEqualTo(31);
        links.forEach(link -> kernel.igmp().leaveRouterGroups(link.index()));
        assertThat(interfacesInRouterGroups()).isZero();
    }

    /** Returns the number of router interfaces with memberships of both 224.0.0.2 and 224.0.0.22. */
    private long interfacesInRouterGroups() {
        String memberships = star.router().procNet("igmp");
        long allRouters =
                memberships.lines().filter(line -> line.contains("020000E0")).count();
        assertThat(memberships.lines().filter(line -> line.contains("160000E0")))
                .hasSize((int) allRouters);
        return allRouters;
    }

    private static boolean fromHost(RecordingReceiver receiver, int host) {
        Ipv4Address source = Ipv4Address.of("10.9." + host + ".2");
        return receiver.packets().stream().map(Packet::source).anyMatch(source::equals);
    }
}
