package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Process or machine suspended for longer than memberships last without a report. */
@NetworkNamespaces
class StandstillIT {
    private static final String GROUP = "239.12.1.1";

    /** Number of packets in two Group Membership Intervals of 6 s each. */
    private static final int STANDSTILL_PACKETS = 12_000;

    @AutoClose
    private final Laboratory lab = Laboratory.running(ProxyConfig.vyosExample()
            .with("queryInterval", "2s", "eth1", "eth2")
            .with("queryMaxResponseTime", "1s", "eth1", "eth2"));

    private final Capture upstream = lab.upstream().capture();

    @Test
    void nobodyIsForgottenWhoCouldNotBeHeard() {
        MulticastStream stream = lab.source().stream(GROUP).start();
        Subscription viewer = lab.lan(1).host("viewer", IgmpVersion.V3).join(GROUP);
        viewer.awaitPackets(200);

        lab.proxy().pause();
        stream.awaitSent(STANDSTILL_PACKETS);
        lab.proxy().resume();
        stream.awaitSent(STANDSTILL_PACKETS);

        assertThat(lab.proxy().log()).contains("The process stood still for ");
        assertThat(upstream.leaves(GROUP)).isEmpty();
        assertThat(viewer.reception().lost()).isZero();
        viewer.leave();
        upstream.awaitLeave(GROUP);
    }
}
