package net.igmpproxy.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SpinGuardTest {
    private static final int MANY = 10_000;
    private static final int MORE = 100;

    private final AtomicInteger faults = new AtomicInteger();
    private final SpinGuard guard = new SpinGuard(faults::incrementAndGet);

    @Test
    void turnsWithNothingToDoArePausedAndToldOnce() {
        turn(MANY - 1, true);
        assertThat(faults).hasValue(0);

        long beganNanos = System.nanoTime();
        turn(MORE, true);

        assertThat(faults).hasValue(1);
        assertThat(Duration.ofNanos(System.nanoTime() - beganNanos)).isGreaterThanOrEqualTo(Duration.ofMillis(MORE));
    }

    @Test
    void turnWithSomethingToDoEndsTheSeries() {
        turn(MANY - 1, true);
        turn(1, false);
        turn(MANY - 1, true);
        assertThat(faults).hasValue(0);

        turn(MANY, true);
        turn(1, false);
        turn(MANY, true);
        assertThat(faults).hasValue(2);
    }

    private void turn(int times, boolean idle) {
        for (int time = 0; time < times; time++) {
            guard.note(idle);
        }
    }
}
