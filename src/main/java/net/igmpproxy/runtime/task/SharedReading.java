package net.igmpproxy.runtime.task;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import net.igmpproxy.runtime.control.ProxyBusyException;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes a while to read, and that many threads may ask for at the same time. One thread reads at a time. Those that
 * ask meanwhile share the next reading, which begins when the present one has ended: a result is never older than the call that
 * returns it. Few may wait, for a few seconds; the others get the last result while it is young, or are refused, so that the
 * threads of a web server are not all held here. Any thread but the loop's may use it.
 *
 * @param <T> type of the result, which is immutable
 */
public final class SharedReading<T> {
    /** Longest time that a thread waits for the readings of others, by default. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Age up to which a result is given to those that cannot wait. */
    static final Duration LONGEST_AGE = Duration.ofSeconds(1);

    private final String subject;
    private final Supplier<T> reading;
    private final int maxWaiting;
    private final Duration patience;
    private final MonotonicClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();

    /** Those that the next reading is for. */
    private Batch<T> next = new Batch<>();

    /** The last result while more readings are waited for: it may be large, and is not kept for nobody. */
    private @Nullable Batch<T> last;

    private boolean underWay;
    private int waiting;

    /** Callers that share a reading. Used under the lock. */
    private static final class Batch<T> {
        private int waiting;
        private long endedNanos;
        private @Nullable T result;
        private @Nullable RuntimeException failure;

        boolean isDone() {
            return result != null || failure != null;
        }

        T result() {
            if (failure != null) {
                throw failure;
            }
            if (result == null) {
                throw new IllegalStateException("The reading has not ended");
            }
            return result;
        }
    }

    /**
     * @param subject    what is read, with its article, for a message
     * @param reading    reads it
     * @param maxWaiting number of threads that may wait for the readings of others
     * @param clock      tells the age of a result
     */
    public SharedReading(String subject, Supplier<T> reading, int maxWaiting, MonotonicClock clock) {
        this(subject, reading, maxWaiting, PATIENCE, clock);
    }

    SharedReading(String subject, Supplier<T> reading, int maxWaiting, Duration patience, MonotonicClock clock) {
        this.patience = patience;
        this.subject = subject;
        this.reading = reading;
        this.maxWaiting = maxWaiting;
        this.clock = clock;
    }

    /**
     * Returns the result of a reading that begins after this call, made by this thread or by another one.
     *
     * @throws ProxyBusyException if that would take too long and there is no young result
     * @throws RuntimeException   what the reading has thrown
     */
    public T get() {
        Batch<T> own;
        lock.lock();
        try {
            own = next;
            if (underWay && !awaitTurn(own)) {
                return young();
            }
            if (own.isDone()) {
                return own.result();
            }
            underWay = true;
            next = new Batch<>();
        } finally {
            lock.unlock();
        }
        return read(own);
    }

    /** Waits until the batch has its result or a thread of it may read; returns false if that takes too long. */
    private boolean awaitTurn(Batch<T> own) {
        if (waiting >= maxWaiting) {
            return false;
        }
        waiting++;
        own.waiting++;
        try {
            long leftNanos = patience.toNanos();
            while (underWay && !own.isDone() && leftNanos > 0) {
                leftNanos = ended.awaitNanos(leftNanos);
            }
            return own.isDone() || !underWay;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting--;
            own.waiting--;
        }
    }

    private T young() {
        Batch<T> latest = last;
        if (latest == null || clock.nanos() - latest.endedNanos > LONGEST_AGE.toNanos()) {
            throw new ProxyBusyException(subject);
        }
        return latest.result();
    }

    private T read(Batch<T> own) {
        @Nullable T result = null;
        RuntimeException failure = new IllegalStateException("The reading of " + subject + " has failed");
        try {
            result = reading.get();
            return result;
        } catch (RuntimeException thrown) {
            failure = thrown;
            throw thrown;
        } finally {
            end(own, result, failure);
        }
    }

    private void end(Batch<T> own, @Nullable T result, RuntimeException failure) {
        lock.lock();
        try {
            own.result = result;
            own.failure = result == null ? failure : null;
            own.endedNanos = clock.nanos();
            last = result != null && next.waiting > 0 ? own : null;
            underWay = false;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
