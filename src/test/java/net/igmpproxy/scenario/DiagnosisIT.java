package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.SystemPrograms;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Diagnostics report each problem, and the remedy of the finding solves it. */
@NetworkNamespaces
class DiagnosisIT {
    @AutoClose
    private final Laboratory lab = Laboratory.vyosExample();

    @Test
    void aReversePathFilterThatDropsAStreamIsFoundAndItsRemedyLetsTheStreamPass() {
        String group = "239.30.1.1";
        assertThat(finding("reverse-path-filter")).isEmpty();
        lab.router().ip("route add 10.0.0.0/23 via 10.101.0.200 dev eth1");
        lab.router().sysctl("net.ipv4.conf.eth0.rp_filter", "1");
        Subscription subscription = lab.lan(1).host("viewer", IgmpVersion.V3).join(group);
        try (MulticastStream stream = lab.source().stream(group).start()) {
            JsonNode waiting = Await.value("the missing data", () -> finding("no-data"));
            assertThat(waiting.path("message").asString()).contains(group);
            assertThat(waiting.path("severity").asString()).isEqualTo("info");
            assertThat(subscription.reception().packets()).isZero();

            JsonNode filter = finding("reverse-path-filter").orElseThrow();
            assertThat(filter.path("severity").asString()).isEqualTo("warning");
            assertThat(filter.path("interface").asString()).isEqualTo("eth0");
            assertThat(Instant.parse(filter.path("since").asString())).isBefore(Instant.now());
            lab.router().output("sh", "-c", filter.path("remedy").asString());

            subscription.awaitPackets(100);
            stream.awaitSent(1);
        }
        assertThat(finding("reverse-path-filter")).isEmpty();
        assertThat(finding("no-data")).isEmpty();
    }

    @Test
    void multicastPassesWhereUnicastIsNotForwarded() {
        String group = "239.30.2.1";
        lab.router().sysctl("net.ipv4.ip_forward", "0");
        JsonNode found = finding("unicast-forwarding-off").orElseThrow();
        assertThat(found.path("severity").asString()).isEqualTo("info");
        Subscription subscription = lab.lan(2).host("viewer2", IgmpVersion.V3).join(group);
        try (MulticastStream stream = lab.source().stream(group).start()) {
            stream.awaitSent(1);
            subscription.awaitPackets(100);
        }

        lab.router().output("sh", "-c", found.path("remedy").asString());

        assertThat(finding("unicast-forwarding-off")).isEmpty();
    }

    @Test
    void anInterfaceWithoutAddressIsFoundUntilItHasOne() {
        String address = lab.lan(2).routerAddress();
        lab.router().ip("addr flush dev eth2");
        JsonNode found = Await.value("the finding", () -> finding("interface-without-address"));
        assertThat(found.path("interface").asString()).isEqualTo("eth2");
        assertThat(found.path("severity").asString()).isEqualTo("error");

        lab.router().output("sh", "-c", found.path("remedy").asString().replace("ADDRESS/LENGTH", address + "/16"));

        Await.until("no finding", () -> finding("interface-without-address").isEmpty());
    }

    @Test
    @SystemPrograms("nft")
    void aFirewallThatDropsReportsIsFoundAndItsRemedyLetsThemIn() {
        String group = "239.30.3.1";
        assertThat(finding("firewall-drops-igmp")).isEmpty();
        firewall("input");
        JsonNode found = finding("firewall-drops-igmp").orElseThrow();
        assertThat(found.path("interface").asString()).isEqualTo("eth0");
        lab.router().output("sh", "-c", found.path("remedy").asString());
        found = finding("firewall-drops-igmp").orElseThrow();
        assertThat(found.path("interface").asString()).isEqualTo("eth1");
        assertThat(found.path("severity").asString()).isEqualTo("error");
        Capture upstream = lab.upstream().capture();
        Subscription subscription = lab.lan(1).host("viewer3", IgmpVersion.V3).join(group);

        lab.router().output("sh", "-c", found.path("remedy").asString());

        try (MulticastStream stream = lab.source().stream(group).start()) {
            upstream.awaitJoin(group);
            stream.awaitSent(1);
            subscription.awaitPackets(100);
        }
        lab.router().output("nft", "delete table inet lab");
    }

    @Test
    @SystemPrograms("nft")
    void aFirewallThatDropsStreamsIsFoundAndItsRemedyLetsThemPass() {
        String group = "239.30.4.1";
        firewall("forward");
        Subscription subscription = lab.lan(1).host("viewer4", IgmpVersion.V3).join(group);
        try (MulticastStream stream = lab.source().stream(group).start()) {
            stream.awaitSent(100);
            JsonNode found = Await.value("the finding", () -> finding("firewall-drops-streams"));
            assertThat(found.path("message").asString()).contains(group, "policy", "eth0", "eth1");
            assertThat(subscription.reception().packets()).isZero();

            lab.router().output("sh", "-c", found.path("remedy").asString());

            subscription.awaitPackets(100);
        }
        assertThat(finding("firewall-drops-streams")).isEmpty();
        lab.router().output("nft", "delete table inet lab");
    }

    @Test
    void aStreamWithTooLowATtlIsFoundAndItsRemedyLetsItPass() {
        String group = "239.30.5.1";
        lab.configure(ProxyConfig.vyosExample().with("threshold", 16, "eth1"));
        Subscription subscription = lab.lan(1).host("viewer5", IgmpVersion.V3).join(group);
        try (MulticastStream stream = lab.source().stream(group).ttl(9).start()) {
            stream.awaitSent(100);
            JsonNode found = Await.value("the finding", () -> finding("ttl-too-low"));
            assertThat(found.path("interface").asString()).isEqualTo("eth1");
            assertThat(found.path("message").asString()).contains(group, "TTL of 9", "above 16");
            assertThat(subscription.reception().packets()).isZero();

            lab.router().output("sh", "-c", found.path("remedy").asString());

            subscription.awaitPackets(100);
        }
        assertThat(finding("ttl-too-low")).isEmpty();
    }

    @Test
    void aBridgePortIsReportedWithItsBridge() {
        lab.router().output("ip", "link", "add", "br9", "type", "bridge");
        lab.router().output("ip", "link", "set", "eth1", "master", "br9");

        JsonNode found = Await.value("the finding", () -> finding("interface-is-port"));

        assertThat(found.path("interface").asString()).isEqualTo("eth1");
        assertThat(found.path("message").asString()).startsWith("eth1 is a port of br9: configure br9");
        lab.router().output("ip", "link", "del", "br9");
        Await.until("no finding", () -> finding("interface-is-port").isEmpty());
    }

    /** Adds a chain that drops everything except TCP, which the REST API needs. */
    private void firewall(String hook) {
        lab.router()
                .output(
                        "nft",
                        "add table inet lab; add chain inet lab " + hook + " { type filter hook " + hook
                                + " priority 0; policy drop; }; add rule inet lab " + hook + " ip protocol tcp accept");
    }

    private Optional<JsonNode> finding(String type) {
        return lab.rest().items("/api/v1/diagnostics").stream()
                .filter(item -> item.path("type").asString().equals(type))
                .findFirst();
    }
}
