package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** {@code POST /restart} during streams of 1000 packets per second. */
@NetworkNamespaces
class RestartIT {
    @AutoClose
    private final Laboratory lab = Laboratory.vyosExample();

    private final Capture upstream = lab.upstream().capture();

    @Test
    void aWatchingHostLosesNothing() {
        String group = "239.10.1.1";
        try (MulticastStream stream = lab.source().stream(group).start()) {
            Subscription subscription =
                    lab.lan(1).host("watcher", IgmpVersion.V3).join(group);
            subscription.awaitPackets(500);

            for (int restart = 0; restart < 3; restart++) {
                lab.rest().post("/restart");
                stream.awaitSent(500);
            }

            subscription.awaitPackets(500);
            assertThat(subscription.reception().lost()).isZero();
            assertThat(subscription.reception().duplicates()).isZero();
        }
        assertThat(upstream.leaves(group)).isEmpty();
    }

    @Test
    void aColdRestartForgetsAndAsksAnew() {
        String group = "239.10.3.1";
        try (MulticastStream stream = lab.source().stream(group).start()) {
            Subscription subscription = lab.lan(1).host("cold", IgmpVersion.V3).join(group);
            subscription.awaitPackets(100);

            lab.rest().post("/restart?cold=true");

            upstream.awaitLeave(group);
            subscription.awaitPackets(100);
            assertThat(stream.sent()).isPositive();
        }
    }

    @Test
    void theAnswerComesWhenItForwardsAgain() {
        String before = "239.10.2.1";
        String after = "239.10.2.2";
        lab.lan(1).host("early", IgmpVersion.V3).join(before);
        upstream.awaitJoin(before);

        lab.rest().post("/restart");

        assertThat(lab.rest().get("/api/v1/service").path("state").asString()).isEqualTo("running");
        try (MulticastStream stream = lab.source().stream(after).start()) {
            Subscription subscription = lab.lan(2).host("late", IgmpVersion.V2).join(after);
            subscription.awaitPackets(100);
            subscription.leave();
            subscription.reception().awaitEnd(stream);
        }
    }
}
