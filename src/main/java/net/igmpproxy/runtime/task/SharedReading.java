package net.igmpproxy.runtime.task;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import net.igmpproxy.runtime.control.ProxyBusyException;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.jspecify.annotations.Nullable;

/**
 * Slow reading shared by concurrent callers. One thread reads at a time. Callers that arrive during a reading share the
 * next one, which begins when the present one ends. A result is thus never older than the call that returns it. A
 * limited number of callers waits, for a few seconds. Further callers get the last result if it is recent, or are
 * refused, so that the threads of the web server are not exhausted. Thread-safe; must not be used on the loop thread.
 *
 * @param <T> type of the result, which is immutable
 */
public final class SharedReading<T> {
    /** Default maximum time that a thread waits for the readings of others. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Maximum age of a result for callers that cannot wait. */
    static final Duration LONGEST_AGE = Duration.ofSeconds(1);

    private final String subject;
    private final Supplier<T> reading;
    private final int maxWaiting;
    private final Duration patience;
    private final MonotonicClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();

    /** Callers of the next reading. */
    private Batch<T> next = new Batch<>();

    /** Last result while callers wait for further readings. Otherwise null, since a result may be large. */
    private @Nullable Batch<T> last;

    private boolean underWay;
    private int waiting;

    /** Callers that share a reading. Guarded by the lock. */
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
     * @param subject    subject of the reading with its article, for messages
     * @param reading    reads the result
     * @param maxWaiting maximum number of threads that wait for the readings of others
     * @param clock      clock for the age of a result
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
     * Returns the result of a reading that begins after this call, on this thread or another.
     *
     * @throws ProxyBusyException if the wait would be too long and no recent result exists
     * @throws RuntimeException   as thrown by the reading
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

    /** Waits until the batch has a result or one of its threads may read; returns false if the wait is too long. */
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
