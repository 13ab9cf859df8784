package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.igmpproxy.lab.Bridge;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.ForgedHost;
import net.igmpproxy.lab.Host;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Lan;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Reception;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.UpstreamNetwork;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.RecordType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Hosts that leave without a message. Memberships last 2 x 2 s + 2 x 1 s here. */
@NetworkNamespaces
class SilentLeaveIT {
    @AutoClose
    private final Laboratory lab = Laboratory.running(ProxyConfig.vyosExample()
            .with("queryInterval", "2s", "eth1", "eth2")
            .with("queryMaxResponseTime", "1s", "eth1", "eth2"));

    private final Capture upstream = lab.upstream().capture();

    @Test
    void theStreamOfAnIgmpV1HostEndsWithItsMembershipInterval() {
        String group = "239.2.1.1";
        Host host = lab.lan(1).host("ancient", IgmpVersion.V1);
        Capture atHost = host.capture();

        try (MulticastStream stream = lab.source().stream(group).start()) {
            Subscription subscription = host.join(group);
            subscription.awaitPackets(500);
            subscription.leave();
            atHost.stream(UpstreamNetwork.ALT_SUBNET_SOURCE, group).awaitEnd(stream);
        }

        upstream.awaitLeave(group);
    }

    @Test
    void aHostThatVanishesIsForgotten() {
        String group = "239.2.2.1";

        lab.lan(1).forged(1).get(0).report(GroupRecord.of(RecordType.TO_EX, group));

        upstream.awaitJoin(group);
        upstream.awaitLeave(group);
    }

    @Test
    void aHostThatAnswersTheQueriesLosesNothing() {
        String group = "239.2.3.1";

        try (MulticastStream stream = lab.source().stream(group).start()) {
            Subscription subscription =
                    lab.lan(2).host("faithful", IgmpVersion.V3).join(group);
            subscription.awaitPackets(1);
            stream.awaitSent(12_000);
            subscription.awaitPackets(100);

            assertThat(subscription.reception().lost()).isZero();
        }
        assertThat(upstream.leaves(group)).isEmpty();
    }

    /** igmpproxy users report that a membership ends as soon as the query response interval is over. */
    @Test
    void anAnswerThatComesTooLateStillCounts() {
        String group = "239.2.4.1";
        Lan lan = lab.lan(1);
        Capture onLan = lan.capture();
        Reception arriving = onLan.stream(UpstreamNetwork.ALT_SUBNET_SOURCE, group);
        ForgedHost slow = lan.forged(2).get(1);

        try (MulticastStream stream = lab.source().stream(group).start()) {
            slow.report(GroupRecord.of(RecordType.TO_EX, group));
            arriving.await(1);
            Instant asked = Instant.now();
            for (int late = 0; late < 4; late++) {
                asked = onLan.awaitGeneralQuery(lan.routerAddress(), asked.plusMillis(1))
                        .time();
                while (Instant.now().isBefore(asked.plusMillis(1010))) {
                    stream.awaitSent(10);
                }
                slow.report(GroupRecord.of(RecordType.IS_EX, group));
            }
            arriving.await(1);

            assertThat(arriving.lost()).isZero();
        }
        assertThat(upstream.leaves(group)).isEmpty();
    }

    @Test
    void aHostWhoseCableIsPulledAndPluggedInAgainGetsItsStreamBack() {
        String group = "239.2.5.1";
        Bridge lanSwitch = lab.lan(1).bridge();
        Subscription subscription = lab.lan(1).host("unplugged", IgmpVersion.V3).join(group);

        try (MulticastStream stream = lab.source().stream(group).start()) {
            subscription.awaitPackets(100);
            lanSwitch.unplug("unplugged");
            upstream.awaitLeave(group);
            stream.awaitSent(1);

            lanSwitch.plugInAgain("unplugged");

            subscription.awaitPackets(500);
        }
    }
}
