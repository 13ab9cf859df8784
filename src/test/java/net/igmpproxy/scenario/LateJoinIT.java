package net.igmpproxy.scenario;

import static net.igmpproxy.lab.UpstreamNetwork.ALT_SUBNET_SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Host;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.Promptness;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Join of a stream that ran without members for a minute, longer than kernel and proxy keep the state of its start. */
@NetworkNamespaces
class LateJoinIT {
    private static final int PACKETS_PER_SECOND = 1000;
    private static final int SECONDS_ALONE = 60;
    private static final Duration SOON = Duration.ofMillis(50);

    @AutoClose
    private final Promptness promptness = Promptness.measure();

    @AutoClose
    private final Laboratory lab = Laboratory.vyosExample();

    @Test
    void theStreamIsThereFiftyMillisecondsAfterTheReport() {
        String group = "239.6.1.1";
        Host early = lab.lan(1).host("early", IgmpVersion.V3);
        Host late = lab.lan(2).host("late", IgmpVersion.V3);
        try (MulticastStream stream =
                lab.source().stream(group).packetsPerSecond(PACKETS_PER_SECOND).start()) {
            for (int second = 0; second < SECONDS_ALONE; second++) {
                stream.awaitSent(PACKETS_PER_SECOND);
            }

            Subscription first = assertThereInFiftyMilliseconds(1, early, group);
            assertThereInFiftyMilliseconds(2, late, group);

            first.awaitPackets(500);
            assertThat(first.reception().lost()).isZero();
        }
    }

    /** Measures from the host's report at the router to the first packet on the host's interface. */
    private Subscription assertThereInFiftyMilliseconds(int lan, Host host, String group) {
        Capture atRouter = lab.lan(lan).captureAtRouter();
        Capture atHost = host.capture();

        Subscription subscription = host.join(group);

        subscription.awaitPackets(100);
        atHost.stream(ALT_SUBNET_SOURCE, group).await(1);
        Instant report = atRouter.awaitJoin(group).time();
        Instant arrival = atHost.stream(ALT_SUBNET_SOURCE, group).first().orElseThrow();
        assertThat(Duration.between(report, arrival)).isLessThan(promptness.extend(SOON));
        return subscription;
    }
}
