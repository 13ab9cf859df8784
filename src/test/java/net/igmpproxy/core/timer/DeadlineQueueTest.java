package net.igmpproxy.core.timer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
