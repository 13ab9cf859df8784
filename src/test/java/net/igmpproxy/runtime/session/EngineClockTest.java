package net.igmpproxy.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.runtime.port.Poller;
import net.igmpproxy.runtime.port.Poller.Readiness;
import org.junit.jupiter.api.Test;

class EngineClockTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Readiness NOTHING = new Readiness(false, false, false);

    private long now = 5 * SECOND;
    private final EngineClock clock = new EngineClock(() -> now);

    @Test
    void goesWithTheMachines() {
        wait(10 * SECOND, 10 * SECOND);
        wait(10 * SECOND, 3 * SECOND);
        wait(Long.MAX_VALUE, 1000 * SECOND);

        assertThat(clock.nanos()).isEqualTo(1018 * SECOND);
    }

    @Test
    void standsStillWhileAWaitLastsLongerThanItMay() {
        wait(10 * SECOND, 40 * SECOND);

        assertThat(clock.nanos()).isEqualTo(15 * SECOND);
    }

    @Test
    void standsStillWhileNothingIsDone() {
        wait(SECOND, SECOND);
        now += 30 * SECOND;
        wait(SECOND, SECOND);

        assertThat(clock.nanos()).isEqualTo(7 * SECOND);
    }

    @Test
    void goesOnWhileTheMachineIsBusy() {
        wait(SECOND, 2 * SECOND);
        now += 2 * SECOND;
        wait(SECOND, SECOND);

        assertThat(clock.nanos()).isEqualTo(10 * SECOND);
    }

    @Test
    void neverGoesBackOnceMuchWorkIsDone() {
        wait(SECOND, 0L);
        for (int second = 0; second < 10; second++) {
            now += SECOND;
            assertThat(clock.nanos()).isEqualTo((6 + second) * SECOND);
        }
        wait(SECOND, SECOND);

        assertThat(clock.nanos()).isEqualTo(16 * SECOND);
    }

    private void wait(long timeout, long lasting) {
        clock.await(new SleepingPoller(lasting), timeout);
    }

    /** Poller that returns after a given time. */
    private final class SleepingPoller implements Poller {
        private final long lasting;

        private SleepingPoller(long lasting) {
            this.lasting = lasting;
        }

        @Override
        public Readiness await(long timeoutNanos) {
            now += lasting;
            return NOTHING;
        }

        @Override
        public void wakeUp() {
            // No thread waits.
        }
    }
}
