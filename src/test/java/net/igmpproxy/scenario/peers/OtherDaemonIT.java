package net.igmpproxy.scenario.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Daemon;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.PeerPrograms;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Another multicast daemon already uses the kernel's routing socket, which only one daemon may open. */
@NetworkNamespaces
@PeerPrograms("smcrouted")
class OtherDaemonIT {
    /** At most two seconds until the next attempt, plus its duration on a busy machine. */
    private static final Duration TAKE_OVER = Duration.ofSeconds(4);

    @AutoClose
    private final Laboratory lab = Laboratory.withoutProxy();

    @Test
    void itIsNamedAndItsPlaceIsTakenSoonAfterItsEnd() {
        String group = "239.25.1.1";
        Daemon smcroute = lab.startSmcroute();
        Await.until("smcroute at work", () -> lab.router().procNet("ip_mr_vif").contains("eth1"));

        lab.startProxy(ProxyConfig.vyosExample(), "failed");

        JsonNode reasons = lab.rest().get("/api/v1/service").path("reasons");
        assertThat(reasons.path(0).asString()).contains("smcrouted (process ");
        smcroute.kill();
        Await.until(
                "the proxy to run",
                TAKE_OVER,
                () -> lab.rest().get("/api/v1/service").path("state").asString().equals("running"));
        try (MulticastStream stream = lab.source().stream(group).start()) {
            stream.awaitSent(1);
            lab.lan(1).host("viewer", IgmpVersion.V3).join(group).awaitPackets(100);
        }
    }
}
