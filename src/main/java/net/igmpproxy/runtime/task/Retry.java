package net.igmpproxy.runtime.task;

import java.time.Duration;
import java.util.Optional;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.jspecify.annotations.Nullable;

/** Decides when to ask again for what the kernel has refused: soon at first, then every two seconds. Used by the loop thread. */
public final class Retry {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LAST = Duration.ofSeconds(2);

    private final MonotonicClock clock;
    private @Nullable KernelException refusal;
    private Duration interval = FIRST;
    private long dueNanos;

    public Retry(MonotonicClock clock) {
        this.clock = clock;
        this.dueNanos = clock.nanos();
    }

    /** The last refusal; empty if nothing has been refused since the last success. */
    public Optional<KernelException> refusal() {
        return Optional.ofNullable(refusal);
    }

    public boolean isDue() {
        return nanosLeft() <= 0;
    }

    /** Nanoseconds until the next attempt; 0 or less if it is due. */
    public long nanosLeft() {
        return dueNanos - clock.nanos();
    }

    /** The next attempt is due at once. */
    public void now() {
        dueNanos = clock.nanos();
    }

    public void succeeded() {
        refusal = null;
        interval = FIRST;
    }

    /** Nothing is wanted any more, and nothing is refused. */
    public void reset() {
        succeeded();
        now();
    }

    /**
     * Notes a refusal.
     *
     * @return whether it says something else than the one before
     */
    public boolean refused(KernelException reason) {
        boolean isNew = refusal == null || !String.valueOf(reason.getMessage()).equals(refusal.getMessage());
        refusal = reason;
        dueNanos = clock.nanos() + interval.toNanos();
        Duration doubled = interval.multipliedBy(2);
        interval = doubled.compareTo(LAST) < 0 ? doubled : LAST;
        return isNew;
    }
}
