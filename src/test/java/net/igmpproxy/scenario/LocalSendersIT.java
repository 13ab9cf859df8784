package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.ForgedSource;
import net.igmpproxy.lab.Host;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Reception;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Hosts that send from a link with members, where the upstream admits every source: each of them is forwarded from packet 0,
 * those that the link does not admit are silenced, and nobody takes anything from the others.
 */
@NetworkNamespaces
class LocalSendersIT {
    private static final String FOREIGN = "172.20.0.5";
    private static final ProxyConfig CONFIG = ProxyConfig.vyosExample().withAltSubnets("eth0", "0.0.0.0/0");

    @AutoClose
    private final Laboratory lab = Laboratory.plain(2);

    private final Host neighbour = lab.lan(1).host("neighbour", IgmpVersion.V3);
    private final Host viewer = lab.lan(2).host("viewer", IgmpVersion.V3);

    @BeforeEach
    void start() {
        lab.lans().forEach(lan -> lab.router().sysctl("net.ipv4.conf." + lan.routerInterface() + ".rp_filter", "0"));
        lab.router().sysctl("net.ipv4.conf.all.rp_filter", "0");
        lab.startProxy(CONFIG);
    }

    @Test
    void everySenderIsForwardedFromItsFirstPacket() {
        String group = joined("239.8.1.1");
        Capture upstream = lab.upstream().capture();
        Capture atViewer = viewer.capture();
        List<ForgedSource> senders = senders(24, number -> "10.101.77." + (1 + number));

        for (long packet = 0; packet < 20; packet++) {
            for (ForgedSource sender : senders) {
                sender.send(group, packet);
            }
            pause(Duration.ofMillis(50));
        }

        for (ForgedSource sender : senders) {
            assertArrives(upstream.stream(sender.address(), group), 20);
            assertArrives(atViewer.stream(sender.address(), group), 20);
        }
    }

    @Test
    void senderOfASinglePacketIsForwarded() {
        String group = joined("239.8.1.2");
        Capture upstream = lab.upstream().capture();
        Capture atViewer = viewer.capture();

        for (ForgedSource sender : senders(8, number -> "10.101.78." + (1 + number))) {
            sender.send(group, 0);
            assertArrives(upstream.stream(sender.address(), group), 1);
            assertArrives(atViewer.stream(sender.address(), group), 1);
        }
    }

    @Test
    void foreignSenderTakesNothingFromTheOthers() {
        String group = joined("239.8.1.3");
        Capture upstream = lab.upstream().capture();
        Capture atViewer = viewer.capture();
        ForgedSource good = lab.lan(1).source("10.101.79.1");
        ForgedSource foreign = lab.lan(1).source(FOREIGN);
        double upcallsBefore = upcalls();

        for (long packet = 0; packet < 40; packet++) {
            good.send(group, packet);
            for (int many = 0; many < 60; many++) {
                foreign.send(group, packet * 60 + many);
                pause(Duration.ofMillis(3));
            }
        }

        assertArrives(upstream.stream(good.address(), group), 40);
        assertArrives(atViewer.stream(good.address(), group), 40);
        assertThat(upstream.stream(FOREIGN, group).packets()).isZero();
        assertThat(atViewer.stream(FOREIGN, group).packets()).isZero();
        assertThat(lab.rest().items("/api/v1/rejected-sources"))
                .extracting(item -> item.get("source").asString() + " "
                        + item.get("interface").asString())
                .containsExactly(FOREIGN + " eth1");
        assertThat(upcalls() - upcallsBefore).isLessThan(100);
        assertThat(lab.kernelRoutes(group)).hasSize(3);
    }

    @Test
    void aThousandSendersCostOneUpcallAndOneEntryEach() {
        String group = joined("239.8.1.4");
        Capture upstream = lab.upstream().capture();
        List<ForgedSource> senders =
                senders(1000, number -> "10.101." + (80 + number / 250) + "." + (1 + number % 250));
        double upcallsBefore = upcalls();

        for (int round = 0; round < 2; round++) {
            for (ForgedSource sender : senders) {
                sender.send(group, round);
                pause(Duration.ofMillis(2));
            }
        }

        for (ForgedSource sender : senders) {
            assertArrives(upstream.stream(sender.address(), group), 2);
        }
        assertThat(upcalls() - upcallsBefore).isBetween(1000.0, 1010.0);
        assertThat(lab.kernelRoutes(group)).hasSize(1001);
    }

    @Test
    void sourceThatMovesIsFollowedAtItsSecondPacket() {
        String[] both = {"172.20.0.0/16"};
        lab.configure(CONFIG.withAltSubnets("eth1", both).withAltSubnets("eth2", both));
        String group = "239.8.1.5";
        neighbour.join(group);
        awaitWildcard(group);
        Capture upstream = lab.upstream().capture();
        Reception received = upstream.stream(FOREIGN, group);

        for (int move = 0; move < 4; move++) {
            ForgedSource sender = lab.lan(1 + move % 2).source(FOREIGN);
            sender.send(group, 10L * move);
            long known = received.packets();
            Await.within(Duration.ofMillis(900), () -> received.packets() > known);
            long before = received.packets();
            sender.send(group, 10L * move + 1);
            Await.until("the second packet after a move", () -> received.packets() > before);
            pause(Duration.ofMillis(1500));
        }
    }

    /** A group with a member on either link. */
    private String joined(String group) {
        neighbour.join(group);
        viewer.join(group);
        awaitWildcard(group);
        Await.until(
                "both links in the entry",
                () -> lab.kernelRoutes(group).stream()
                        .anyMatch(route -> route.outputs().contains("eth1")
                                && route.outputs().contains("eth2")));
        return group;
    }

    private void awaitWildcard(String group) {
        Await.until("the wildcard entry", () -> !lab.kernelRoutes(group).isEmpty());
    }

    private List<ForgedSource> senders(int count, IntFunction<String> address) {
        return IntStream.range(0, count)
                .mapToObj(number -> lab.lan(1).source(address.apply(number)))
                .toList();
    }

    private static void assertArrives(Reception reception, long packets) {
        Await.until(packets + " packets", () -> reception.packets() >= packets);
        assertThat(reception.missedAtStart()).isZero();
        assertThat(reception.duplicates()).isZero();
        assertThat(reception.packets()).isEqualTo(packets);
    }

    private double upcalls() {
        return lab.proxy().metrics().sum("igmp_proxy_upcalls_total", Map.of());
    }

    /** The pace of a sender: nothing is waited for. */
    private static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }
}
