package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Kernel notifications about entries of the proxy itself, thousands at once. */
@NetworkNamespaces
class OwnNotificationsIT {
    @AutoClose
    private final Laboratory lab = Laboratory.running(ProxyConfig.vyosExample().withAltSubnets("eth0", "0.0.0.0/0"));

    private static List<String> groups(String first, int count) {
        return IntStream.range(0, count).mapToObj(i -> Ipv4.plus(first, i)).toList();
    }

    private void awaitEntries(int count) {
        Await.until("the entries", () -> entries() >= count);
    }

    private long entries() {
        return lab.router().procNet("ip_mr_cache").lines().count() - 1;
    }

    @Test
    void restartWithFiveThousandEntriesIsNoChangeOfAnotherProgram() {
        lab.lan(1).host("subscriber", IgmpVersion.V3).joinAll(groups("239.8.0.1", 5_000));
        awaitEntries(5_000);
        lab.rest().post("/restart");
        assertThat(entries()).isGreaterThanOrEqualTo(5_000);
    }

    @Test
    void twoThousandFlowsAtOnceAreNoChangeOfAnotherProgram() {
        List<String> groups = groups("239.9.0.1", 2_000);
        try (MulticastStream stream = lab.lan(1).host("talker", IgmpVersion.V3).stream(groups.toArray(String[]::new))
                .packetsPerSecond(20_000)
                .start()) {
            stream.awaitSent(3 * groups.size());
            awaitEntries(2_000);
        }
    }

    @AfterEach
    void nothingWasLostOrTakenForAChange() {
        assertThat(lab.proxy().metrics().sum("igmp_proxy_kernel_errors_total", Map.of("call", "recv(NETLINK_ROUTE)")))
                .isZero();
        assertThat(lab.rest().get("/api/v1/diagnostics").toString()).doesNotContain("kernel-changed");
    }
}
