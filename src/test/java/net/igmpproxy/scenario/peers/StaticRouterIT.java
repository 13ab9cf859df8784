package net.igmpproxy.scenario.peers;

import static net.igmpproxy.lab.UpstreamNetwork.DISTANT_SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Host;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.PeerPrograms;
import net.igmpproxy.lab.Source;
import net.igmpproxy.lab.StreamBuilder;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The next router is Debian's smcroute, which forwards by fixed routes and asks nobody who wants what. */
@NetworkNamespaces
@PeerPrograms("smcrouted")
class StaticRouterIT {
    @AutoClose
    private final Laboratory lab = Laboratory.vyosExample();

    @Test
    void whatItDeliversReachesTheHostThatJoins() {
        String group = "239.21.1.1";
        Source source = lab.upstream().sourceBehindSmcroute("mroute from eth1 group " + group + " to eth0");
        Host viewer = lab.lan(1).host("viewer", IgmpVersion.V3);
        Capture atViewer = viewer.capture();
        Capture delivered = lab.upstream().captureAtBystander();
        try (MulticastStream stream = source.stream(group).start()) {
            delivered.stream(DISTANT_SOURCE, group).await(100);
            Subscription subscription = viewer.join(group);
            subscription.awaitPackets(500);
            assertThat(subscription.reception().lost()).isZero();
            assertThat(subscription.reception().duplicates()).isZero();
            assertThat(atViewer.ttls(DISTANT_SOURCE, group)).containsExactly(StreamBuilder.TTL - 2);

            subscription.leave();
            subscription.reception().awaitEnd(stream);
        }
    }
}
