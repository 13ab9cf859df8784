package net.igmpproxy.api.security.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.igmpproxy.lab.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Concurrent calls of several threads, with one thread stopped at critical points. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SharedLookTest {
    private static final long IDLE_NANOS = Duration.ofHours(1).toNanos();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong nowNanos = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** The first thread holds the lock and has not recorded the start of the operation. */
    @Test
    void requestsThatComeAtOnceAfterAnIdleTimeAllHaveAResult() throws Exception {
        Gate gate = new Gate();
        AtomicInteger readings = new AtomicInteger();
        SharedLook<Integer> look = new SharedLook<>(before -> looks.incrementAndGet(), () -> {
            // Counts the clock readings of the first thread after the idle time: at the call and at the start of the
            // operation.
            if (readings.decrementAndGet() == 0) {
                gate.pass();
            }
            return nowNanos.get();
        });
        assertThat(look.now()).contains(1);
        nowNanos.addAndGet(IDLE_NANOS);

        readings.set(2);
        Future<Optional<Integer>> first = threads.submit(look::now);
        gate.awaitReached();
        List<Future<Optional<Integer>>> others = waiting(10, look::now);
        gate.open();

        assertThat(first.get()).isPresent();
        for (Future<Optional<Integer>> other : others) {
            assertThat(other.get()).isPresent();
        }
    }

    /** Threads with a recent result do not wait for a slow operation; threads without one do. */
    @Test
    void aSlowLookAfterAnIdleTimeIsAwaited() throws Exception {
        Gate gate = new Gate();
        SharedLook<Integer> look = gated(gate, 2);
        assertThat(look.now()).contains(1);
        nowNanos.addAndGet(IDLE_NANOS);

        Future<Optional<Integer>> first = threads.submit(look::now);
        gate.awaitReached();
        nowNanos.addAndGet(SharedLook.PATIENCE.toNanos() + 1);
        List<Future<Optional<Integer>>> others = waiting(10, look::now);
        gate.open();

        assertThat(first.get()).contains(2);
        for (Future<Optional<Integer>> other : others) {
            assertThat(other.get()).isPresent();
        }
    }

    @Test
    void threadsThatHaveWaitedShareALookThatBeganAfterTheirCall() throws Exception {
        Gate gate = new Gate();
        SharedLook<Integer> look = gated(gate, 2);
        assertThat(look.now()).contains(1);

        Future<Optional<Integer>> first = threads.submit(look::now);
        gate.awaitReached();
        List<Future<Optional<Integer>>> others = waiting(10, look::now);
        nowNanos.incrementAndGet();
        gate.open();

        assertThat(first.get()).contains(2);
        for (Future<Optional<Integer>> other : others) {
            assertThat(other.get()).as("the look under way had begun before").contains(3);
        }
        assertThat(looks).hasValue(3);
    }

    @Test
    void nobodyWaitsForALookThatHangs() throws Exception {
        Gate gate = new Gate();
        SharedLook<Integer> look = gated(gate, 2);
        assertThat(look.now()).contains(1);
        Future<Optional<Integer>> held = threads.submit(look::now);
        gate.awaitReached();

        nowNanos.addAndGet(SharedLook.PATIENCE.toNanos() + 1);
        assertThat(look.now()).as("the last result is young").contains(1);
        nowNanos.addAndGet(SharedLook.LONGEST_AGE.toNanos());
        assertThat(look.now()).as("no result is young").isEmpty();
        assertThat(held.isDone()).isFalse();

        gate.open();
        assertThat(held.get()).contains(2);
        assertThat(look.now()).contains(3);
    }

    /** Returns an operation whose n-th run waits at a gate. */
    private SharedLook<Integer> gated(Gate gate, int time) {
        return new SharedLook<>(
                before -> {
                    int count = looks.incrementAndGet();
                    if (count == time) {
                        gate.pass();
                    }
                    return count;
                },
                nowNanos::get);
    }

    /** Starts threads and waits until each has finished or is blocked. */
    private <T> List<Future<T>> waiting(int count, Callable<T> task) {
        List<Future<T>> results = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            CountDownLatch running = new CountDownLatch(1);
            Thread[] own = new Thread[1];
            Future<T> result = threads.submit(() -> {
                own[0] = Thread.currentThread();
                running.countDown();
                return task.call();
            });
            awaitQuietly(running);
            Await.until(
                    "a thread that waits", () -> result.isDone() || own[0].getState() == Thread.State.TIMED_WAITING);
            results.add(result);
        }
        return results;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Point at which a thread waits. */
    private static final class Gate {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        void pass() {
            reached.countDown();
            awaitQuietly(opened);
        }

        void awaitReached() throws InterruptedException {
            assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();
        }

        void open() {
            opened.countDown();
        }
    }
}
