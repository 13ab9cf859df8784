package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Kernel forwarding counters per interface. */
@NetworkNamespaces
class InterfaceCountersIT {
    @AutoClose
    private final Laboratory lab = Laboratory.vyosExample();

    @Test
    void packetsAreCountedWhereTheyComeInAndWhereTheyLeave() {
        String group = "239.21.1.1";
        Capture upstream = lab.upstream().capture();
        Subscription subscription = lab.lan(1).host("viewer", IgmpVersion.V3).join(group);
        upstream.awaitJoin(group);
        try (MulticastStream stream = lab.source().stream(group).start()) {
            stream.awaitSent(500);
            subscription.awaitPackets(500);
        }

        Await.until(
                "all packets to be counted",
                () -> count("eth0", "packetsIn") >= 500 && count("eth0", "packetsIn") == count("eth1", "packetsOut"));
        assertThat(count("eth0", "bytesIn"))
                .isEqualTo(count("eth1", "bytesOut"))
                .isGreaterThan(28 * count("eth0", "packetsIn"));
        assertThat(count("eth0", "packetsOut")).isZero();
        assertThat(count("eth2", "packetsOut")).isZero();
        assertThat(metric("igmp_proxy_interface_packets_total", Map.of("interface", "eth0", "direction", "in")))
                .isEqualTo((double) count("eth0", "packetsIn"));
        assertThat(metric("igmp_proxy_group_packets_total", Map.of("group", group)))
                .isEqualTo((double) count("eth0", "packetsIn"));
        assertThat(metric(
                        "igmp_proxy_igmp_received_total",
                        Map.of("interface", "eth1", "type", "report", "version", "3")))
                .isPositive();
        double reports = metric("igmp_proxy_igmp_sent_total", Map.of("interface", "eth0", "type", "report"));
        assertThat(reports).isPositive();
        lab.rest().post("/restart");
        assertThat(metric("igmp_proxy_igmp_sent_total", Map.of("interface", "eth0", "type", "report")))
                .isGreaterThanOrEqualTo(reports);
        assertThat(metric("igmp_proxy_report_latency_seconds_count", Map.of())).isPositive();
        assertThat(metric("igmp_proxy_entry_latency_seconds_count", Map.of())).isPositive();
        assertThat(metric("igmp_proxy_groups", Map.of("interface", "eth1"))).isEqualTo(1);
        assertThat(metric("igmp_proxy_interface_active", Map.of())).isEqualTo(3);
    }

    private double metric(String name, Map<String, String> labels) {
        return lab.proxy().metrics().sum(name, labels);
    }

    private long count(String name, String counter) {
        JsonNode status = lab.rest().get("/api/v1/interfaces/" + name).path("status");
        return status.path(counter).asLong(-1);
    }
}
