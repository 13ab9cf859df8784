package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Many more groups than the default limit of memberships per socket. */
@NetworkNamespaces
class ManyGroupsIT {
    private static final List<String> GROUPS =
            IntStream.range(0, 3000).mapToObj(i -> Ipv4.plus("239.8.0.1", i)).toList();
    private static final int PACKETS_PER_SECOND = 6000;

    @AutoClose
    private final Laboratory lab = Laboratory.vyosExample();

    @Test
    void threeThousandGroupsAreReportedAndForwardedFromTheFirstPacketOn() {
        lab.router().sysctl("net.ipv4.igmp_max_memberships", "20");
        Capture upstream = lab.upstream().capture();

        List<Subscription> subscriptions =
                lab.lan(1).host("subscriber", IgmpVersion.V3).joinAll(GROUPS);

        Await.until(
                "all groups reported upstream",
                () -> GROUPS.stream().noneMatch(group -> upstream.joins(group).isEmpty()));
        try (MulticastStream stream =
                lab.source().stream(GROUPS).packetsPerSecond(PACKETS_PER_SECOND).start()) {
            stream.awaitSent(2 * GROUPS.size());
            Await.until("packets of all groups", () -> received(subscriptions) == GROUPS.size());
        }
        assertThat(subscriptions).flatExtracting(Subscription::receptions).allSatisfy(reception -> {
            assertThat(reception.missedAtStart()).isZero();
            assertThat(reception.lost()).isZero();
        });
    }

    private static int received(List<Subscription> subscriptions) {
        return subscriptions.stream()
                .mapToInt(subscription -> subscription.receptions().size())
                .sum();
    }
}
