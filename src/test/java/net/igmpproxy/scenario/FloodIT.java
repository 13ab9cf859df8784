package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * A machine on a LAN sends all kinds of IGMP, sound and broken, in everybody's name, as fast as it can. What IGMP cannot
 * hold against a neighbour is left out, or ruled out by configuration:
 *
 * <ul>
 *   <li>Nothing comes from the real host's own address: whoever speaks for a host can leave for it.
 *   <li>No router may win the election ({@code querierAllowList}): the lowest address always wins (RFC 9776 section 6.6.2),
 *       and a router that has lost forwards nothing (RFC 4605 section 4.2).
 *   <li>The version is fixed: else the query of an older router would have leaves ignored (section 7.3.2).
 *   <li>The rates are unlimited, and the flood comes in portions that wait for no longer than a second, so that each packet is looked
 *       at ({@link AttackIT} has the limits).
 *   <li>The host that joins afterwards is one that did not hear the flood: a host falls back to the version of the queries
 *       it hears (section 7.2.1), and then may neither leave nor name sources.
 * </ul>
 */
@NetworkNamespaces
class FloodIT {
    private static final String GROUP = "239.1.1.5";
    private static final String LATER_GROUP = "239.30.0.1";
    private static final int PACKETS = 100_000;
    private static final int PORTION = 2_500;

    /** Hosts of foreign networks, a router below the proxy's address, and whoever has no address yet. */
    private static final List<String> STRANGERS = List.of("192.0.2.9", "10.0.200.1", Ipv4.UNSPECIFIED);

    /** The flood speaks of few groups, and of some at random: their number is known to be far below. */
    private static final int FEW_GROUPS = 2_000;

    private static final int OCTETS_OF_GARBAGE = 8 << 20;

    @AutoClose
    private final Laboratory lab = Laboratory.running(ProxyConfig.vyosExample()
            .with("querierAllowList", List.of(), "eth1")
            .with("igmpVersion", "3", "eth1")
            .with("maxPacketRate", 1_000_000, "eth1")
            .with("maxHostPacketRate", 1_000_000, "eth1"));

    private final Map<String, Integer> refused = new TreeMap<>();

    @Test
    void aFloodHarmsNobodyAndIsCounted() {
        List<Flood> first = portions(1);
        List<Flood> second = portions(2);
        MulticastStream stream = lab.source().stream(GROUP).start();
        Subscription subscription = lab.lan(1).host("viewer", IgmpVersion.V3).join(GROUP);
        subscription.awaitPackets(100);

        first.forEach(this::sendAndAwait);
        double heap = lab.proxy().liveHeap();
        second.forEach(this::sendAndAwait);

        assertThat(lab.proxy().liveHeap()).isLessThan(heap + OCTETS_OF_GARBAGE);
        assertThat(lab.rest().items("/api/v1/groups")).hasSizeLessThan(FEW_GROUPS);
        assertThat(lab.rest().get("/api/v1/service").path("state").asString()).isEqualTo("running");
        stream.awaitSent(1000);
        subscription.awaitPackets(100);
        assertThat(subscription.reception().lost()).isZero();
        othersAreServedAsEver();
    }

    private List<Flood> portions(int half) {
        return IntStream.range(0, PACKETS / 2 / PORTION)
                .mapToObj(number -> new Flood(lab.lan(1), STRANGERS, PORTION, 100 * half + number))
                .toList();
    }

    private void sendAndAwait(Flood portion) {
        portion.send();
        portion.refused().forEach((reason, packets) -> refused.merge(reason, packets, Integer::sum));
        awaitCounted();
    }

    private void othersAreServedAsEver() {
        Capture upstream = lab.upstream().capture();
        MulticastStream stream = lab.source().stream(LATER_GROUP).start();
        Subscription later = lab.lan(1).host("later", IgmpVersion.V3).join(LATER_GROUP);
        upstream.awaitJoin(LATER_GROUP);
        later.awaitPackets(100);

        later.leave();

        upstream.awaitLeave(LATER_GROUP);
        later.reception().awaitEnd(stream);
    }

    /** Waits until all is counted that was not lost before the proxy could read it: the kernel keeps only so much. */
    private void awaitCounted() {
        int expected = refused.values().stream().mapToInt(Integer::intValue).sum();
        Await.until(
                "the flood to be counted",
                () -> refused.keySet().stream().mapToDouble(this::dropped).sum() >= expected - lostByTheKernel());
        assertThat(refused)
                .allSatisfy((reason, packets) -> assertThat(dropped(reason))
                        .as(reason)
                        .isBetween((double) packets - lostByTheKernel(), (double) packets));
    }

    private double dropped(String reason) {
        return lab.proxy()
                .metrics()
                .sum("igmp_proxy_igmp_dropped_total", Map.of("interface", "eth1", "reason", reason));
    }

    /** The last column of the raw sockets' table. */
    private long lostByTheKernel() {
        return lab.router()
                .procNet("raw")
                .lines()
                .skip(1)
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
