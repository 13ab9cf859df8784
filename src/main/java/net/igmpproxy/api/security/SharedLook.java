package net.igmpproxy.api.security;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import net.igmpproxy.runtime.MonotonicClock;
import org.jspecify.annotations.Nullable;

/**
 * A look at something that may not answer, such as a file of a network. One thread looks at a time; the others wait for a moment, and
 * not at all while a look hangs, so that one thread is held at most. Any thread may use it.
 *
 * @param <T> what is seen
 */
final class SharedLook<T> {
    /** Time that a thread waits for the look of another one. */
    static final Duration PATIENCE = Duration.ofMillis(250);

    /** Age up to which the result of a look counts while the next one hangs. */
    static final Duration LONGEST_AGE = Duration.ofSeconds(1);

    private final UnaryOperator<@Nullable T> look;
    private final MonotonicClock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile long presentBeganNanos;
    private volatile @Nullable Seen<T> latest;

    /**
     * The result of a look.
     *
     * @param what    what was seen
     * @param atNanos when the look began
     */
    private record Seen<T>(T what, long atNanos) {}

    /**
     * @param look looks, given what was seen before, which is {@code null} at first
     */
    SharedLook(UnaryOperator<@Nullable T> look, MonotonicClock clock) {
        this.look = look;
        this.clock = clock;
    }

    /** Looks now. Returns nothing if a look of another thread hangs, and none has ended for {@link #LONGEST_AGE}. */
    Optional<T> now() {
        if (!begin()) {
            Seen<T> seen = latest;
            return seen == null || clock.nanos() - seen.atNanos() > LONGEST_AGE.toNanos()
                    ? Optional.empty()
                    : Optional.of(seen.what());
        }
        try {
            long began = clock.nanos();
            presentBeganNanos = began;
            Seen<T> before = latest;
            T what = look.apply(before == null ? null : before.what());
            if (what == null) {
                throw new IllegalStateException("a look has a result");
            }
            latest = new Seen<>(what, began);
            return Optional.of(what);
        } finally {
            looking.unlock();
        }
    }

    private boolean begin() {
        if (looking.tryLock()) {
            return true;
        }
        if (clock.nanos() - presentBeganNanos > PATIENCE.toNanos()) {
            return false;
        }
        try {
            return looking.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
