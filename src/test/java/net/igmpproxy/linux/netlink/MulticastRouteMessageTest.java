package net.igmpproxy.linux.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.linux.netlink.MulticastRouteMessage.Output;
import org.junit.jupiter.api.Test;

class MulticastRouteMessageTest {
    private static final int U0 = 2;
    private static final int D1 = 3;
    private static final int D2 = 4;
    private static final int NONE = 0;

    private static final List<MulticastRouteMessage> ROUTES = Recording.messages("routes").stream()
            .flatMap(message -> MulticastRouteMessage.parse(message).stream())
            .toList();

    private static MulticastRouteMessage route(
            String origin, String group, int input, List<Output> outputs, long packets, long bytes) {
        MfcKey key = new MfcKey(Ipv4Address.of(origin), Ipv4Address.of(group));
        return new MulticastRouteMessage(253, key, input == NONE, input, outputs, packets, bytes, 0);
    }

    private static List<Output> outputs(Integer... interfaces) {
        return Stream.of(interfaces).map(index -> new Output(index, 1)).toList();
    }

    @Test
    void readsExactWildcardNegativeAndUnresolvedEntries() {
        assertThat(ROUTES)
                .containsExactly(
                        route("0.0.0.0", "239.1.1.1", U0, outputs(U0, D1, D2), 0, 0),
                        route("10.9.0.2", "239.5.5.5", U0, outputs(D1), 3, 144),
                        route("10.9.1.2", "239.6.6.6", D1, List.of(), 0, 0),
                        route("0.0.0.0", "0.0.0.0", U0, outputs(U0, D1, D2), 0, 0),
                        route("10.9.0.2", "239.7.7.7", NONE, List.of(), 0, 0));
    }

    @Test
    void knowsTheTableOfTheRoutingSocket() {
        MulticastRouteMessage other =
                new MulticastRouteMessage(100, ROUTES.get(0).key(), false, U0, List.of(), 0, 0, 0);
        assertThat(ROUTES).allMatch(MulticastRouteMessage::isOfDefaultTable);
        assertThat(other.isOfDefaultTable()).isFalse();
    }

    @Test
    void passesOverMessagesOfOtherKinds() {
        assertThat(Recording.messages("links"))
                .allMatch(message -> MulticastRouteMessage.parse(message).isEmpty());
    }
}
