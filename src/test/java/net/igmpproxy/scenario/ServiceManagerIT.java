package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Lan;
import net.igmpproxy.lab.ManagedProxy;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.SystemPrograms;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A service manager restarts the proxy, replaces it when it dies or hangs, and stops it, while two hosts watch. */
@NetworkNamespaces
@SystemPrograms("python3")
class ServiceManagerIT {
    private static final String GROUP = "239.12.1.1";
    private static final String NAMED_SOURCE_GROUP = "239.12.1.2";
    private static final Duration WATCHDOG = Duration.ofSeconds(10);

    @AutoClose
    private final Laboratory lab = Laboratory.withoutProxy();

    private final ManagedProxy proxy = lab.startManagedProxy(ProxyConfig.vyosExample(), WATCHDOG);
    private final Capture upstream = lab.upstream().capture();
    private final Subscription anna = lab.lan(1).host("anna", IgmpVersion.V3).join(GROUP);
    private final Subscription bruno =
            lab.lan(2).host("bruno", IgmpVersion.V3).join(NAMED_SOURCE_GROUP, List.of("10.0.0.5"));

    @Test
    void hostsMissNothingWhateverTheManagerDoesButStop() {
        lab.source().stream(GROUP).start();
        lab.source().stream(NAMED_SOURCE_GROUP).start();
        nothingIsLostOnceReady(1);
        Await.until("the manager to know", () -> proxy.hasTold("STATUS=Forwarding") && proxy.hasTold("WATCHDOG=1"));

        proxy.restart();
        nothingIsLostOnceReady(2);
        assertThat(proxy.hasTold("ended 0")).isTrue();
        assertThat(proxy.hasTold("Cannot forward")).isFalse();

        proxy.crash();
        nothingIsLostOnceReady(3);

        proxy.hang();
        nothingIsLostOnceReady(4);
        assertThat(proxy.hasTold("watchdog timeout")).isTrue();

        proxy.restart();
        proxy.awaitForwarding(5);
        proxy.endStart();
        nothingIsLostOnceReady(6);
        aStatusNamesWhatIsMissing();

        proxy.stop();
        upstream.awaitLeave(GROUP);
        assertThat(proxy.hasTold("STOPPING=1")).isTrue();
        assertThat(lab.router().procNet("ip_mr_vif").lines()).hasSize(1);
    }

    private void aStatusNamesWhatIsMissing() {
        lab.lans().forEach(Lan::removeRouterInterface);
        Await.until("the manager to know", () -> proxy.status().contains("eth1 is absent, eth2 is absent"));
        lab.lans().forEach(Lan::addRouterInterface);
        Await.until("the manager to know", () -> proxy.status().equals("Forwarding"));
    }

    private void nothingIsLostOnceReady(int times) {
        proxy.awaitReady(times);
        anna.awaitPackets(500);
        bruno.awaitPackets(500);
        assertThat(anna.reception().lost()).isZero();
        assertThat(bruno.reception().lost()).isZero();
        assertThat(anna.reception().duplicates()).isZero();
        assertThat(upstream.leaves(GROUP)).isEmpty();
        assertThat(lab.rest().items("/api/v1/groups")).hasSize(2);
    }
}
