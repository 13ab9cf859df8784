package net.igmpproxy.core.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineQueueTest {
    private final DeadlineQueue<Timer> queue = new DeadlineQueue<>();

    @Test
    void itemsComeOutInOrderOnceTheyAreDue() {
        Timer late = timer(20);
        Timer early = timer(10);

        assertThat(queue.next()).isEqualTo(10);
        assertThat(queue.poll(9)).isNull();
        assertThat(queue.poll(20)).isSameAs(early);
        assertThat(queue.poll(20)).isSameAs(late);
        assertThat(queue.poll(20)).isNull();
        assertThat(queue.next()).isEqualTo(DeadlineQueue.NEVER);
    }

    @Test
    void deadlineThatWasPutOffIsNotDueBeforeItsNewMoment() {
        Timer timer = timer(10);
        timer.deadline = 30;
        queue.update(timer);

        assertThat(queue.poll(29)).isNull();
        assertThat(queue.next()).isEqualTo(30);
        assertThat(queue.poll(30)).isSameAs(timer);
    }

    @Test
    void deadlineThatWasBroughtForwardIsDueOnce() {
        Timer timer = timer(30);
        timer.deadline = 10;
        queue.update(timer);

        assertThat(queue.poll(10)).isSameAs(timer);
        timer.deadline = DeadlineQueue.NEVER;
        queue.update(timer);
        assertThat(queue.poll(100)).isNull();
    }

    @Test
    void itemThatWasTakenOutIsNotHeld() {
        Timer early = timer(10);
        Timer late = timer(20);
        queue.remove(early);
        queue.remove(early);

        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.next()).isEqualTo(20);
        assertThat(queue.poll(20)).isSameAs(late);
        assertThat(queue.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyOrderOfUpdatesAndRemovalsKeepsTheDeadlinesInOrder(long seed) {
        Random random = new Random(seed);
        List<Timer> timers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            timers.add(timer(random.nextInt(1000)));
        }
        for (int i = 0; i < 2000; i++) {
            Timer timer = timers.get(random.nextInt(timers.size()));
            if (random.nextInt(4) == 0) {
                queue.remove(timer);
                timer.deadline = DeadlineQueue.NEVER;
            } else {
                timer.deadline = random.nextInt(1000);
                queue.update(timer);
            }
        }
        long expected = timers.stream()
                .filter(timer -> timer.deadline != DeadlineQueue.NEVER)
                .count();
        long last = 0;
        for (long now = 0; now < 1000; now++) {
            for (Timer due = queue.poll(now); due != null; due = queue.poll(now)) {
                assertThat(due.deadline).isEqualTo(now).isGreaterThanOrEqualTo(last);
                last = due.deadline;
                due.deadline = DeadlineQueue.NEVER;
                expected--;
            }
        }
        assertThat(expected).isZero();
    }

    private Timer timer(long deadline) {
        Timer timer = new Timer();
        timer.deadline = deadline;
        queue.update(timer);
        return timer;
    }

    private static final class Timer extends DeadlineQueue.Item {
        private long deadline;

        @Override
        protected long nextDeadline() {
            return deadline;
        }
    }
}
