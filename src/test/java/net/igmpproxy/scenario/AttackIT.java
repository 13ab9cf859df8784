package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.Promptness;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Reception;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Attack of 200,000 forged reports per second on one link, from random addresses for random groups. */
@NetworkNamespaces
class AttackIT {
    private static final Logger LOGGER = LoggerFactory.getLogger(AttackIT.class);
    private static final int RATE = 200_000;
    private static final int LEAST_SENT = 1_000_000;
    private static final int JOINS = 20;
    private static final String GROUP = "239.50.2.1";
    private static final Duration SOON = Duration.ofMillis(50);

    private static final long MOST_RESIDENT = 700L << 20;

    @AutoClose
    private final Promptness promptness = Promptness.measure();

    @AutoClose
    private final Laboratory lab = Laboratory.running(ProxyConfig.vyosExample()
            .with("queryInterval", "3s", "eth1", "eth2")
            .with("queryMaxResponseTime", "1s", "eth1", "eth2")
            // The overloaded machine also drops queries and the viewer's reports; with robustness 2 its membership
            // would expire.
            .with("robustnessVariable", 7, "eth2"));

    @Test
    void othersJoinAtOnceAndWatchOnAndAfterwardsAllIsAsBefore() {
        Capture requests = lab.upstream().capture();
        Subscription viewer = lab.lan(2).host("viewer", IgmpVersion.V3).join(GROUP);
        requests.awaitJoin(GROUP);
        MulticastStream stream = lab.source().stream(GROUP).start();
        viewer.awaitPackets(100);
        double upcalls = upcalls();
        int routes = lab.rest().items("/api/v1/routes").size();

        List<Duration> joins;
        try (ReportFlood flood = new ReportFlood(lab.lan(1), "10.101.", RATE, 1).start()) {
            Await.until("the flood to be at its height", () -> flood.sent() >= LEAST_SENT);
            joins = joinOneAfterTheOther();
            LOGGER.info(
                    "{} reports sent, {} a second, joins took {}, {} lost by the kernel, {} MiB resident",
                    flood.sent(),
                    flood.rate(),
                    joins,
                    lost(),
                    lab.proxy().residentOctets() >> 20);
        }

        assertThat(joins.stream().sorted().skip(JOINS / 2).findFirst())
                .get()
                .satisfies(median -> assertThat(median).isLessThan(promptness.extend(SOON)));
        assertThat(lab.proxy().residentOctets()).isLessThan(MOST_RESIDENT);
        assertThat(dropped("packet_rate")).isPositive();
        assertThat(lab.rest().get("/api/v1/diagnostics").toString()).contains("rate-exceeded");
        stream.awaitSent(1000);
        viewer.awaitPackets(100);
        LOGGER.info(
                "{} packets of the stream lost on this machine",
                viewer.reception().lost());
        Await.until(
                "the flood to be forgotten",
                () -> lab.rest().items("/api/v1/groups").size() == 1);
        assertThat(lab.rest().items("/api/v1/routes")).hasSize(routes);
        lab.lan(1).host("later", IgmpVersion.V3).join(GROUP).awaitPackets(100);
        stream.close();
        assertEveryPacketWasForwarded(viewer.reception(), upcalls);
    }

    /**
     * Checks that each stream packet that reached the router matched its entry and was forwarded. At this rate the
     * machine drops packets before and after the router, which is not a fault of the proxy: a processor's queue and the
     * buffer of the viewer's socket are full.
     */
    private void assertEveryPacketWasForwarded(Reception received, double upcallsBefore) {
        assertThat(upcalls()).as("packets without an entry").isEqualTo(upcallsBefore);
        Await.await()
                .untilAsserted(() -> assertThat(packets("eth2", "packetsOut"))
                        .as("packets that left, of those that came")
                        .isEqualTo(packets("eth0", "packetsIn")));
        assertThat(packets("eth2", "packetsOut")).isGreaterThanOrEqualTo(received.packets());
    }

    private long packets(String interfaceName, String counter) {
        return lab.rest()
                .get("/api/v1/interfaces/" + interfaceName)
                .get("status")
                .get(counter)
                .asLong();
    }

    /**
     * Returns the number of data packets without a matching entry, or from another input interface than that of the
     * entry.
     */
    private double upcalls() {
        return upcalls("no_cache") + upcalls("wrong_vif");
    }

    private double upcalls(String type) {
        return lab.proxy().metrics().sum("igmp_proxy_upcalls_total", Map.of("type", type));
    }

    /** Returns the times from the host's report to the upstream report. */
    private List<Duration> joinOneAfterTheOther() {
        Capture atHosts = lab.lan(2).capture();
        Capture upstream = lab.upstream().capture();
        var host = lab.lan(2).host("zapper", IgmpVersion.V3);
        List<Duration> joins = new ArrayList<>();
        for (int number = 1; number <= JOINS; number++) {
            String group = "239.60.0." + number;
            Subscription subscription = host.join(group);
            Instant reported = atHosts.awaitJoin(group).time();
            joins.add(Duration.between(reported, upstream.awaitJoin(group).time()));
            subscription.leave();
        }
        return joins;
    }

    private double lost() {
        return lab.proxy().metrics().sum("igmp_proxy_igmp_lost_total", Map.of());
    }

    private double dropped(String reason) {
        return lab.proxy()
                .metrics()
                .sum("igmp_proxy_igmp_dropped_total", Map.of("interface", "eth1", "reason", reason));
    }
}
