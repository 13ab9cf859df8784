package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.StreamBuilder;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Packets are forwarded through an interface only if their TTL exceeds its threshold. */
@NetworkNamespaces
class TtlThresholdIT {
    private static final ProxyConfig OPEN_TO_THE_STREAM =
            ProxyConfig.vyosExample().with("threshold", StreamBuilder.TTL - 1, "eth1", "eth2");
    private static final ProxyConfig LAN_1_CLOSED = OPEN_TO_THE_STREAM.with("threshold", StreamBuilder.TTL, "eth1");

    @AutoClose
    private final Laboratory lab = Laboratory.running(LAN_1_CLOSED);

    @Test
    void keepsPacketsBackUntilTheThresholdIsLowered() {
        String group = "239.12.1.1";
        Subscription behindClosed = lab.lan(1).host("one", IgmpVersion.V3).join(group);
        Subscription behindOpen = lab.lan(2).host("two", IgmpVersion.V3).join(group);
        try (MulticastStream stream = lab.source().stream(group).start()) {
            behindOpen.awaitPackets(500);
            assertThat(behindClosed.reception().packets()).isZero();

            lab.configure(OPEN_TO_THE_STREAM);
            behindClosed.awaitPackets(100);

            stream.awaitSent(100);
            assertThat(behindOpen.reception().lost()).isZero();
        }
    }
}
