package net.igmpproxy.api.security.token;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.jspecify.annotations.Nullable;

/**
 * Shared result of an operation that may block, such as reading a file on a network file system. One thread runs the
 * operation at a time; others wait for it. While it hangs, others do not wait, so that it blocks one thread at most.
 * Thread-safe.
 *
 * @param <T> the type of the result
 */
final class SharedLook<T> {
    /**
     * Time that the operation may take before other threads use a recent result. Without a recent result they wait
     * {@link #LONGEST_AGE}.
     */
    static final Duration PATIENCE = Duration.ofMillis(250);

    /** Maximum age of a result that is used while the next operation hangs. */
    static final Duration LONGEST_AGE = Duration.ofSeconds(1);

    private final UnaryOperator<@Nullable T> look;
    private final MonotonicClock clock;
    private final ReentrantLock looking = new ReentrantLock();

    /** Start of the running operation; {@code null} if none is running or its thread has not recorded the start yet. */
    private volatile @Nullable Long presentBeganNanos;

    private volatile @Nullable Seen<T> latest;

    /**
     * Result of the operation.
     *
     * @param what    the result
     * @param atNanos the start of the operation in nanoseconds
     */
    private record Seen<T>(T what, long atNanos) {}

    /** @param look runs the operation; receives the previous result, {@code null} at first */
    SharedLook(UnaryOperator<@Nullable T> look, MonotonicClock clock) {
        this.look = look;
        this.clock = clock;
    }

    /**
     * Runs the operation. Returns empty if it hangs in another thread and no result is younger than
     * {@link #LONGEST_AGE}.
     */
    Optional<T> now() {
        long calledNanos = clock.nanos();
        if (!begin(calledNanos)) {
            return young(calledNanos);
        }
        try {
            Seen<T> before = latest;
            return Optional.of(
                    before != null && before.atNanos() - calledNanos > 0
                            ? before.what()
                            : look(before == null ? null : before.what()));
        } finally {
            presentBeganNanos = null;
            looking.unlock();
        }
    }

    private T look(@Nullable T before) {
        long began = clock.nanos();
        presentBeganNanos = began;
        T what = look.apply(before);
        if (what == null) {
            throw new IllegalStateException("a look has a result");
        }
        latest = new Seen<>(what, began);
        return what;
    }

    /** Returns the latest result if it was recent at the given time or is newer. */
    private Optional<T> young(long atNanos) {
        Seen<T> seen = latest;
        return seen == null || atNanos - seen.atNanos() > LONGEST_AGE.toNanos()
                ? Optional.empty()
                : Optional.of(seen.what());
    }

    /** Acquires the lock; returns false if the operation of its holder hangs. */
    private boolean begin(long calledNanos) {
        if (looking.tryLock()) {
            return true;
        }
        Long began = presentBeganNanos;
        Duration patience = young(calledNanos).isPresent() ? PATIENCE : LONGEST_AGE;
        long restNanos = patience.toNanos() - (began == null ? 0 : calledNanos - began);
        if (restNanos < 0) {
            return false;
        }
        try {
            return looking.tryLock(restNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
