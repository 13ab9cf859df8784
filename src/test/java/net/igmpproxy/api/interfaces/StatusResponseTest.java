package net.igmpproxy.api.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.event.InterfaceStatus.Igmp;
import net.igmpproxy.core.engine.event.InterfaceStatus.State;
import org.junit.jupiter.api.Test;

class StatusResponseTest {
    private static final Optional<Ipv4Address> WINNER = Optional.of(Ipv4Address.of("192.168.73.4"));

    @Test
    void lostElectionIsAStateOfItsOwnThatNamesTheWinner() {
        StatusResponse status = StatusResponse.of(lan(State.ACTIVE, new Igmp(3, WINNER, false, false, 1, 0, 1)));

        assertThat(status.state()).isEqualTo("non-querier");
        assertThat(status.stateReason()).isEqualTo("192.168.73.4 is the querier");
    }

    @Test
    void whoForwardsAllTheSameIsActive() {
        StatusResponse status = StatusResponse.of(lan(State.ACTIVE, new Igmp(3, WINNER, false, true, 1, 0, 1)));

        assertThat(status.state()).isEqualTo("active");
        assertThat(status.stateReason()).isNull();
        assertThat(status.isQuerier()).isFalse();
    }

    @Test
    void linkWithoutAnyQuerierSaysSo() {
        StatusResponse status =
                StatusResponse.of(lan(State.ACTIVE, new Igmp(3, Optional.empty(), false, false, 0, 0, 0)));

        assertThat(status.stateReason()).isEqualTo("querier is false, and no querier is heard");
    }

    @Test
    void aLinkThatIsDownIsDownWhoeverIsTheQuerier() {
        StatusResponse status = StatusResponse.of(lan(State.DOWN, new Igmp(3, WINNER, false, false, 0, 0, 0)));

        assertThat(status.state()).isEqualTo("down");
        assertThat(status.stateReason()).isNull();
    }

    private static InterfaceStatus lan(State state, Igmp igmp) {
        return new InterfaceStatus(
                new InterfaceName("eth1"),
                Role.DOWNSTREAM,
                state,
                Optional.empty(),
                OptionalInt.of(1),
                Optional.of(igmp),
                Optional.empty());
    }
}
