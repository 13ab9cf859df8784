package net.igmpproxy.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.linux.RecordingReceiver.Packet;
import net.igmpproxy.runtime.IgmpSocket.SendFailure;
import net.igmpproxy.runtime.Kernel;
import net.igmpproxy.runtime.OutgoingPacket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RequiresRoot
class RawIgmpSocketIT {
    private static final byte[] QUERY = {0x11, 0x64, (byte) 0xee, (byte) 0x9b, 0, 0, 0, 0};
    private static final String QUERY_HEX = "1164ee9b00000000";
    private static final String ALL_SYSTEMS_HEX = "e0000001";
    private static final String ROUTER_ALERT_HEX = "94040000";

    /** Where the message begins in the hex digits of a packet with Router Alert. */
    private static final int MESSAGE_DIGIT = 48;

    private final Star star = new Star(2);
    private final Kernel kernel = star.openKernel();

    @AfterEach
    void close() {
        star.close();
    }

    private OutgoingPacket query(int interfaceIndex, String source) {
        return new OutgoingPacket(interfaceIndex, Ipv4Address.of(source), Ipv4Address.ALL_SYSTEMS, QUERY);
    }

    private Link join(int i) {
        Link link = Star.link(kernel, i);
        star.router().call(() -> {
            kernel.igmp().joinRouterGroups(link);
            return link;
        });
        return link;
    }

    /** Version, length and TOS; TTL and protocol; source; the rest of the header and the message. */
    private static void assertIgmp(String packet, String sourceHex) {
        assertThat(packet).startsWith("46c00020");
        assertThat(packet.substring(16, 20)).isEqualTo("0102");
        assertThat(packet.substring(24)).isEqualTo(sourceHex + ALL_SYSTEMS_HEX + ROUTER_ALERT_HEX + QUERY_HEX);
    }

    @Test
    void sendsThroughTheInterfaceAndFromTheSourceOfEachPacket() {
        star.router().configure("address", "add", "10.9.1.77/24", "dev", "v1");
        try (PacketCapture first = PacketCapture.in(star.host(0).namespace());
                PacketCapture second = PacketCapture.in(star.host(1).namespace())) {
            int v0 = Star.link(kernel, 0).index();
            int v1 = Star.link(kernel, 1).index();
            assertThat(kernel.igmp().send(List.of(query(v0, "10.9.0.1"), query(v1, "10.9.1.77"))))
                    .isEmpty();
            assertIgmp(first.next(ALL_SYSTEMS_HEX), "0a090001");
            assertIgmp(second.next(ALL_SYSTEMS_HEX), "0a09014d");
        }
    }

    @Test
    void sendsFromTheZeroAddressThoughAnotherInterfaceHasAnAddress() {
        star.router().configure("address", "flush", "dev", "v1");
        try (PacketCapture capture = PacketCapture.in(star.host(1).namespace())) {
            assertThat(kernel.igmp().send(List.of(query(Star.link(kernel, 1).index(), "0.0.0.0"))))
                    .isEmpty();
            String packet = capture.next(ALL_SYSTEMS_HEX);
            assertIgmp(packet, "00000000");
            assertThat(packet.substring(20, 24)).isEqualTo("0417");
        }
    }

    @Test
    void sendsTheOthersWhenOneCannotBeSent() {
        int v0 = Star.link(kernel, 0).index();
        int v1 = Star.link(kernel, 1).index();
        int absent = 9999;
        star.router().configure("link", "set", "v1", "down");
        try (PacketCapture capture = PacketCapture.in(star.host(0).namespace())) {
            List<SendFailure> failures = kernel.igmp()
                    .send(List.of(
                            query(absent, "10.9.0.1"),
                            query(v1, "10.9.1.1"),
                            query(v1, "0.0.0.0"),
                            query(v0, "10.9.0.1")));
            assertIgmp(capture.next(ALL_SYSTEMS_HEX), "0a090001");
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
        star.router().configure("link", "delete", "v1");
        kernel.igmp().leaveRouterGroups(link.index());
        kernel.igmp().leaveRouterGroups(link.index());
        assertThat(interfacesInRouterGroups()).isZero();
    }

    @Test
    void joinsOnAsManyInterfacesAsThereAreVifsAndLeavesEach() {
        for (int i = 2; i <= 30; i++) {
            String name = String.format(Locale.ROOT, "w%d", i);
            star.router().configure("link", "add", name, "type", "veth", "peer", "name", name + "p");
        }
        List<Link> links = kernel.links().links().stream()
                .filter(link -> !link.name().value().endsWith("p"))
                .toList();
        star.router().call(() -> {
            links.forEach(kernel.igmp()::joinRouterGroups);
            return links;
        });
        assertThat(interfacesInRouterGroups()).isEqualTo(31);
        links.forEach(link -> kernel.igmp().leaveRouterGroups(link.index()));
        assertThat(interfacesInRouterGroups()).isZero();
    }

    /** On how many interfaces of the router both 224.0.0.2 and 224.0.0.22 are joined. */
    private long interfacesInRouterGroups() {
        String memberships = star.router().call(() -> Files.readString(Path.of("/proc/thread-self/net/igmp")));
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
