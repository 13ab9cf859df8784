package net.igmpproxy.scenario;

import static net.igmpproxy.lab.UpstreamNetwork.ALT_SUBNET_SOURCE;
import static net.igmpproxy.lab.UpstreamNetwork.FOREIGN_SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Host;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.ServerSentEvents;
import net.igmpproxy.lab.ServerSentEvents.Block;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Events of real hosts and streams, as received by clients. */
@NetworkNamespaces
class EventsIT {
    @AutoClose
    private final Laboratory lab = Laboratory.vyosExample();

    @Test
    void tellsWhatAHostSetsInMotionInItsOrder() {
        String group = "239.20.1.1";
        Host host = lab.lan(1).host("viewer", IgmpVersion.V3);
        try (ServerSentEvents events = events("?group=" + group)) {
            assertThat(lab.proxy().metrics().sum("igmp_proxy_event_readers", Map.of()))
                    .isPositive();
            Subscription subscription = host.join(group);
            Block joined = next(events, "member-joined");
            assertThat(text(joined, "interface")).isEqualTo("eth1");
            assertThat(text(joined, "host")).isEqualTo(host.address());
            assertThat(Duration.between(Instant.parse(text(joined, "time")), Instant.now()))
                    .isLessThan(Await.PATIENCE);
            Block reported = next(events, "group-joined-upstream");
            assertThat(text(reported, "interface")).isEqualTo("eth0");
            assertThat(text(reported, "filterMode")).isEqualTo("exclude");

            try (MulticastStream stream = lab.source().stream(group).start()) {
                assertRoute(next(events, "route-installed"), "[\"eth1\"]");
                subscription.awaitPackets(100);
                subscription.leave();
                subscription.reception().awaitEnd(stream);
            }
            assertThat(text(next(events, "member-left"), "host")).isEqualTo(host.address());
            next(events, "group-left-upstream");
            assertRoute(next(events, "route-installed"), "[]");
        }
    }

    @Test
    void tellsOfASourceThatIsNotAdmitted() {
        String group = "239.20.2.1";
        try (ServerSentEvents events = events("?type=source-rejected&group=" + group);
                MulticastStream stream =
                        lab.upstream().source(FOREIGN_SOURCE).stream(group).start()) {
            stream.awaitSent(1);

            assertThat(text(next(events, "source-rejected"), "source")).isEqualTo(FOREIGN_SOURCE);
        }
    }

    @Test
    void tellsOfChangesAndRestartsAndEndsWithTheService() {
        String last;
        try (ServerSentEvents events = events("?type=configuration-applied,restarted,interface-down")) {
            lab.configure(ProxyConfig.vyosExample().withQuickleave(false));
            next(events, "configuration-applied");
            lab.rest().post("/restart");
            next(events, "restarted");
            lab.router().ip("link set eth2 down");
            Block down = next(events, "interface-down");
            assertThat(text(down, "interface")).isEqualTo("eth2");
            assertThat(text(down, "state")).isEqualTo("down");
            lab.router().ip("link set eth2 up");
            last = down.id();

            lab.proxy().stop();
            events.awaitEnd();
        }

        lab.startProxy(ProxyConfig.vyosExample());
        try (ServerSentEvents events = events("?lastEventId=" + last)) {
            next(events, "gap");
            next(events, "interface-up");
        }
    }

    private ServerSentEvents events(String query) {
        return ServerSentEvents.open(URI.create(lab.rest().base() + "/api/v1/events" + query));
    }

    private static Block next(ServerSentEvents events, String type) {
        Block next = events.next();
        assertThat(next.event()).isEqualTo(type);
        return next;
    }

    private static String text(Block block, String field) {
        return block.data().path(field).asString();
    }

    private static void assertRoute(Block block, String outputs) {
        assertThat(text(block, "source")).isEqualTo(ALT_SUBNET_SOURCE);
        assertThat(text(block, "input")).isEqualTo("eth0");
        assertThat(block.data().path("outputs")).hasToString(outputs);
    }
}
