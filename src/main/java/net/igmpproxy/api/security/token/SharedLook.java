package net.igmpproxy.api.security.token;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.jspecify.annotations.Nullable;

/**
 * A look at something that may not answer, such as a file of a network. One thread looks at a time; the others wait for it, and not
 * at all while a look hangs, so that one thread is held at most. Any thread may use it.
 *
 * @param <T> what is seen
 */
final class SharedLook<T> {
    /** Time that a look may take before other threads use a young result instead. Without one they wait {@link #LONGEST_AGE}. */
    static final Duration PATIENCE = Duration.ofMillis(250);

    /** Age up to which the result of a look counts while the next one hangs. */
    static final Duration LONGEST_AGE = Duration.ofSeconds(1);

    private final UnaryOperator<@Nullable T> look;
    private final MonotonicClock clock;
    private final ReentrantLock looking = new ReentrantLock();

    /** When the look under way began; {@code null} if there is none, or if its thread has not noted it yet. */
    private volatile @Nullable Long presentBeganNanos;

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

    /** Looks now. Returns nothing if a look of another thread hangs, and no result was younger than {@link #LONGEST_AGE}. */
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

    /** The latest result if it was young at a time, or is of a later one. */
    private Optional<T> young(long atNanos) {
        Seen<T> seen = latest;
        return seen == null || atNanos - seen.atNanos() > LONGEST_AGE.toNanos()
                ? Optional.empty()
                : Optional.of(seen.what());
    }

    /** Waits for the lock, unless the thread that has it hangs. */
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
