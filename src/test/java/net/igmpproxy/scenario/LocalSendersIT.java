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
import net.igmpproxy.lab.Promptness;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Reception;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Sources on a downstream link with members, while upstream admits all sources. Admitted ones are forwarded from the
 * first packet, others are dropped, and no source disturbs another.
 */
@NetworkNamespaces
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class LocalSendersIT {
    private static final String FOREIGN = "172.20.0.5";
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final ProxyConfig CONFIG = ProxyConfig.vyosExample().withAltSubnets("eth0", "0.0.0.0/0");

    @AutoClose
    private final Promptness promptness = Promptness.measure();

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
    void sourceThatMovesIsFollowedWithinASecond() {
        String group = admittedOnBothLinks("239.8.1.5");
        Capture upstream = lab.upstream().capture();
        Reception received = upstream.stream(FOREIGN, group);

        int stay = 0;
        for (long millis : List.of(1000, 1000, 1500, 1500, 2500, 2500, 1000, 1000, 1000)) {
            ForgedSource sender = lab.lan(1 + stay % 2).source(FOREIGN);
            Duration followed = stay(sender, group, received, Duration.ofMillis(millis));
            assertThat(followed).as("stay " + stay).isLessThan(promptness.extend(SOON));
            stay++;
        }
    }

    @Test
    void sourceThatTwoLinksCarryLosesItsFirstPacketsOnly() {
        String group = admittedOnBothLinks("239.8.1.6");
        Capture upstream = lab.upstream().capture();
        ForgedSource first = lab.lan(1).source(FOREIGN);
        ForgedSource second = lab.lan(2).source(FOREIGN);

        for (long packet = 0; packet < 100; packet++) {
            first.send(group, packet);
            second.send(group, packet);
            pause(Duration.ofMillis(50));
        }

        Reception received = upstream.stream(FOREIGN, group);
        Await.until("nearly all packets", () -> received.packets() >= 95);
        assertThat(received.lost()).isLessThanOrEqualTo(5);
    }

    @Test
    void sourceThatIsOnBothLinksWhileItMovesIsFollowedWithinASecond() {
        String group = admittedOnBothLinks("239.8.1.7");
        Capture upstream = lab.upstream().capture();
        Reception received = upstream.stream(FOREIGN, group);
        List<ForgedSource> links =
                List.of(lab.lan(1).source(FOREIGN), lab.lan(2).source(FOREIGN));

        stay(links.get(0), group, received, SOON);
        for (int move = 1; move <= 4; move++) {
            ForgedSource next = links.get(move % 2);
            for (long packet = 0; packet < 5L * move; packet++) {
                links.get(0).send(group, 1000L * move + packet);
                links.get(1).send(group, 1000L * move + packet);
                pause(Duration.ofMillis(50));
            }
            Duration followed = stay(next, group, received, SOON);
            assertThat(followed).as("move " + move).isLessThan(promptness.extend(SOON));
        }
    }

    /** Returns a group with a member, to which {@value #FOREIGN} may send from either link. */
    private String admittedOnBothLinks(String group) {
        String[] both = {"172.20.0.0/16"};
        lab.configure(CONFIG.withAltSubnets("eth1", both).withAltSubnets("eth2", both));
        neighbour.join(group);
        awaitWildcard(group);
        return group;
    }

    /**
     * Sends from a link at 20 packets per second for the given time, or longer until a packet is forwarded.
     *
     * @return the time until the first forwarded packet
     */
    private static Duration stay(ForgedSource sender, String group, Reception received, Duration stay) {
        long begin = System.nanoTime();
        long known = received.packets();
        Duration followed = null;
        long sequence = known * 2;
        while (followed == null || System.nanoTime() - begin < stay.toNanos()) {
            sender.send(group, sequence++);
            pause(Duration.ofMillis(50));
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
            assertThat(elapsed).isLessThan(Await.PATIENCE);
            followed = followed == null && received.packets() > known ? elapsed : followed;
        }
        return followed;
    }

    /** Returns a group with a member on each link. */
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

    /** Pauses a sender between packets; not a wait for a condition. */
    private static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }
}
