package net.igmpproxy.core.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostThrottleTest {
    private static final int RATE = 10_000;
    private static final int HOSTS = 190;
    private static final long WINDOW = Duration.ofMillis(100).toNanos();
    private static final int CALM_WINDOWS = 600;

    private final HostThrottle throttle = new HostThrottle(RATE, 1024, 0);
    private long now;
    private long backlogNanos;
    private int admitted;

    @Test
    void membersWhoFloodTogetherAreSlowedUntilTheLoopKeepsUp() {
        flood(10, 50, true);
        assertThat(admitted).as("in a burst that the receive buffer holds").isEqualTo(10 * HOSTS * 50);

        flood(10, 50, true);
        admitted = 0;
        flood(10, 50, true);

        assertThat(admitted).isLessThan(10 * HOSTS * 10);
        assertThat(admitted).as("each may send 5 packets in a window").isGreaterThanOrEqualTo(10 * HOSTS * 5);
    }

    @Test
    void hostThatSendsLittleLosesNothingBesideThem() {
        flood(20, 50, true);
        for (int window = 0; window < 10; window++) {
            for (int packet = 0; packet < 4; packet++) {
                assertThat(throttle.admits(HOSTS)).isTrue();
            }
            flood(1, 50, true);
        }
    }

    @Test
    void whenTheLoopKeepsUpEachHasItsRateAgain() {
        flood(30, 50, true);
        flood(CALM_WINDOWS, 1, false);
        admitted = 0;
        flood(1, RATE / 10, false);

        assertThat(admitted).isEqualTo(HOSTS * RATE / 10);
    }

    @Test
    void theBacklogOfOthersSlowsNobody() {
        for (int window = 0; window < 30; window++) {
            for (int packet = 0; packet < 100; packet++) {
                assertThat(throttle.admits(1)).isTrue();
            }
            look(10_000, true);
        }
    }

    private void flood(int windows, int packetsOfEach, boolean behind) {
        for (int window = 0; window < windows; window++) {
            for (int packet = 0; packet < packetsOfEach; packet++) {
                for (int host = 0; host < HOSTS; host++) {
                    admitted += throttle.admits(host) ? 1 : 0;
                }
            }
            look(HOSTS * packetsOfEach, behind);
        }
    }

    private void look(double ofAll, boolean behind) {
        now += WINDOW;
        backlogNanos += behind ? WINDOW : 0;
        throttle.look(new Arrivals(backlogNanos, ofAll), now);
    }
}
