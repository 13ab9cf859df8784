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
 * Flood of valid and invalid IGMP messages on a link, with forged addresses, as fast as possible. Some attacks by a
 * neighbour are inherent to IGMP; the test omits them or prevents them by configuration:
 *
 * <ul>
 *   <li>No packet has the real host's address: any station can send a leave in its name.
 *   <li>No router may win the election ({@code querierAllowList}). Otherwise the lowest address wins (RFC 9776 section
 *       6.6.2), and a non-querier forwards nothing (RFC 4605 section 4.2).
 *   <li>The version is fixed. Otherwise a query of an older router would cause leaves to be ignored (section 7.3.2).
 *   <li>The rates are unlimited, and the flood is sent in portions that take at most a second. The proxy therefore
 *       handles each packet ({@link AttackIT} tests the limits).
 *   <li>The host that joins afterwards did not receive the flood. A host falls back to the version of the received
 *       queries (section 7.2.1) and could then neither leave nor list sources.
 * </ul>
 */
@NetworkNamespaces
class FloodIT {
    private static final String GROUP = "239.1.1.5";
    private static final String LATER_GROUP = "239.30.0.1";
    private static final int PACKETS = 100_000;
    private static final int PORTION = 2_500;

    /** Hosts of foreign networks, a router with a lower address than the proxy, and a host without an address. */
    private static final List<String> STRANGERS = List.of("192.0.2.9", "10.0.200.1", Ipv4.UNSPECIFIED);

    /** Upper bound of the number of groups that the flood joins: a small set and some random ones. */
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

    /** Waits until all packets are counted, except those lost because the kernel's buffer was full. */
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

    /** Returns the sum of the last column (drops) of the raw socket table. */
    private long lostByTheKernel() {
        return lab.router()
                .procNet("raw")
                .lines()
                .skip(1)
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
