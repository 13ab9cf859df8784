package net.igmpproxy.core.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.RateLimits;
import net.igmpproxy.core.timer.DeadlineQueue;
import org.junit.jupiter.api.Test;

class UpcallGateTest {
    private static final long TENTH = 100_000_000L;

    private final UpcallGate<Integer> gate = new UpcallGate<>(new RateLimits(1, 1, 10), 0);

    @Test
    void whatIsTooOftenWaitsAndComesInItsOrder() {
        for (int source = 0; source < 10; source++) {
            assertThat(admits(source, 0)).isTrue();
        }
        assertThat(admits(10, 0)).isFalse();
        assertThat(admits(11, 0)).isFalse();
        assertThat(gate.poll(0)).isNull();

        assertThat(gate.nextDeadline(0)).isEqualTo(TENTH);
        assertThat(gate.poll(TENTH)).isEqualTo(10);
        assertThat(gate.poll(TENTH)).isNull();
        assertThat(gate.poll(2 * TENTH)).isEqualTo(11);
        assertThat(gate.nextDeadline(2 * TENTH)).isEqualTo(DeadlineQueue.NEVER);
        assertThat(gate.takeExcess()).contains(new Excess.Count(RateKind.UPCALLS, 10, source(11), 2));
    }

    @Test
    void nobodyOvertakesWhoWaits() {
        for (int source = 0; source <= 10; source++) {
            admits(source, 0);
        }

        assertThat(admits(11, TENTH)).isFalse();
        assertThat(gate.poll(TENTH)).isEqualTo(10);
    }

    @Test
    void hundredsOfSourcesAtOnceAreAllAnswered() {
        for (int source = 0; source < 1_000; source++) {
            admits(source, 0);
        }

        for (int source = 10; source < 1_000; source++) {
            assertThat(gate.poll((source - 9) * TENTH)).isEqualTo(source);
        }
    }

    @Test
    void questionThatComesAgainKeepsItsPlace() {
        for (int source = 0; source < 200; source++) {
            admits(source, 0);
        }
        assertThat(admits(10, 100 * TENTH)).isFalse();

        assertThat(gate.poll(100 * TENTH)).isEqualTo(10);
        assertThat(gate.poll(100 * TENTH)).isEqualTo(11);
    }

    @Test
    void questionsWhosePacketsAreLostMakeRoomForOthers() {
        int room = 10 + UpcallGate.MOST_WAITING;
        for (int source = 0; source < room; source++) {
            admits(source, 0);
        }
        admits(room, 0);
        admits(room + 1, 100 * TENTH);

        List<Integer> answered = new ArrayList<>();
        for (long now = 101; now < 101 + room; now++) {
            Integer source = gate.poll(now * TENTH);
            if (source != null) {
                answered.add(source);
            }
        }
        assertThat(answered)
                .hasSize(UpcallGate.MOST_WAITING)
                .startsWith(11)
                .doesNotContain(10, room)
                .endsWith(room + 1);
    }

    private boolean admits(int source, long now) {
        return gate.admits(source, source(source), now);
    }

    private static Ipv4Address source(int number) {
        return new Ipv4Address(0x0a000001 + number);
    }
}
