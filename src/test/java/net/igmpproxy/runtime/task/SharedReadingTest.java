package net.igmpproxy.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.igmpproxy.lab.Await;
import net.igmpproxy.runtime.control.ProxyBusyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads request a reading whose end is controlled by the test. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SharedReadingTest {
    private static final int MAX_WAITING = 10;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong nowNanos = new AtomicLong();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger state = new AtomicInteger();
    private final Semaphore ends = new Semaphore(0);
    private final SharedReading<Integer> shared =
            new SharedReading<>("the table", this::read, MAX_WAITING, Duration.ofMinutes(5), nowNanos::get);

    private volatile Optional<RuntimeException> failure = Optional.empty();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private int read() {
        assertThat(atOnce.incrementAndGet()).as("readings at the same time").isEqualTo(1);
        int seen = state.get();
        begun.incrementAndGet();
        ends.acquireUninterruptibly();
        atOnce.decrementAndGet();
        failure.ifPresent(reason -> {
            throw reason;
        });
        return seen;
    }

    /** Starts a thread that reads and does not finish. */
    private Future<Integer> reader() {
        int before = begun.get();
        Future<Integer> reader = threads.submit(shared::get);
        Await.until("a reading to begin", () -> begun.get() > before);
        return reader;
    }

    private List<Future<Integer>> waiting(int count) throws InterruptedException {
        List<Future<Integer>> results = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            CountDownLatch running = new CountDownLatch(1);
            Thread[] own = new Thread[1];
            results.add(threads.submit(() -> {
                own[0] = Thread.currentThread();
                running.countDown();
                return shared.get();
            }));
            running.await();
            Await.until("a thread to wait", () -> own[0].getState() == Thread.State.TIMED_WAITING);
        }
        return results;
    }

    @Test
    void oneClientSeesEachChange() {
        ends.release(3);
        for (int change = 1; change <= 3; change++) {
            state.set(change);
            assertThat(shared.get()).isEqualTo(change);
        }
    }

    @Test
    void threadsThatComeMeanwhileShareOneReadingThatBeginsLater() throws Exception {
        Future<Integer> first = reader();
        state.set(1);
        List<Future<Integer>> others = waiting(MAX_WAITING);
        ends.release(2);

        assertThat(first.get()).isZero();
        for (Future<Integer> other : others) {
            assertThat(other.get()).as("the reading under way had begun before").isEqualTo(1);
        }
        assertThat(begun).hasValue(2);
    }

    @Test
    void threadsThatComeDuringTheSharedReadingGetTheOneAfterIt() throws Exception {
        Future<Integer> unused = reader();
        List<Future<Integer>> second = waiting(2);
        ends.release();
        Await.until("the second reading to begin", () -> begun.get() == 2);
        state.set(2);
        List<Future<Integer>> third = waiting(2);
        ends.release(2);

        for (Future<Integer> each : second) {
            assertThat(each.get()).isZero();
        }
        for (Future<Integer> each : third) {
            assertThat(each.get()).isEqualTo(2);
        }
        assertThat(begun).hasValue(3);
    }

    @Test
    void noMoreThreadsWaitThanMay() throws Exception {
        Future<Integer> unused = reader();
        waiting(MAX_WAITING);

        assertThatThrownBy(shared::get)
                .isInstanceOf(ProxyBusyException.class)
                .hasMessageContaining("the table")
                .hasMessageContaining("send the request again");
    }

    @Test
    void nobodyWaitsForEver() {
        SharedReading<Integer> impatient =
                new SharedReading<>("the table", this::read, MAX_WAITING, Duration.ofMillis(1), nowNanos::get);
        Future<Integer> unused = threads.submit(impatient::get);
        Await.until("a reading to begin", () -> begun.get() == 1);

        assertThatThrownBy(impatient::get).isInstanceOf(ProxyBusyException.class);
    }

    @Test
    void whoCannotWaitGetsTheLastResultWhileItIsYoung() throws Exception {
        state.set(1);
        Future<Integer> unused = reader();
        waiting(1);
        ends.release();
        Await.until("the second reading to begin", () -> begun.get() == 2);
        state.set(2);
        waiting(MAX_WAITING);

        assertThat(shared.get()).isEqualTo(1);
        nowNanos.addAndGet(SharedReading.LONGEST_AGE.toNanos() + 1);
        assertThatThrownBy(shared::get).isInstanceOf(ProxyBusyException.class);
    }

    @Test
    void failureReachesThoseWhoShareItAndNobodyAfterThem() throws Exception {
        Future<Integer> first = reader();
        List<Future<Integer>> others = waiting(3);
        RuntimeException reason = new IllegalStateException("no memory");
        failure = Optional.of(reason);
        ends.release(2);

        assertThatThrownBy(first::get).isInstanceOf(ExecutionException.class).hasRootCause(reason);
        for (Future<Integer> other : others) {
            assertThatThrownBy(other::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCause(reason);
        }
        assertThat(begun).hasValue(2);

        failure = Optional.empty();
        ends.release();
        assertThat(shared.get()).isZero();
    }

    @Test
    void interruptedThreadLeavesItsPlaceToOthers() throws Exception {
        Future<Integer> first = reader();
        Future<Integer> interrupted = waiting(1).get(0);
        interrupted.cancel(true);
        List<Future<Integer>> others = waiting(MAX_WAITING);
        ends.release(2);

        assertThat(first.get()).isZero();
        for (Future<Integer> other : others) {
            assertThat(other.get()).isZero();
        }
    }
}
