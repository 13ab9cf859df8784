package net.igmpproxy.runtime.task;

import java.time.Duration;
import java.util.Optional;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.jspecify.annotations.Nullable;

/**
 * Retry schedule after refusals by the kernel, with exponential back-off from 200 ms to 2 s. Confined to the loop
 * thread.
 */
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

    /** Returns the last refusal; empty if there was none since the last success. */
    public Optional<KernelException> refusal() {
        return Optional.ofNullable(refusal);
    }

    public boolean isDue() {
        return nanosLeft() <= 0;
    }

    /** Returns the nanoseconds until the next attempt; 0 or less if it is due. */
    public long nanosLeft() {
        return dueNanos - clock.nanos();
    }

    /** Makes the next attempt due immediately. */
    public void now() {
        dueNanos = clock.nanos();
    }

    public void succeeded() {
        refusal = null;
        interval = FIRST;
    }

    /** Clears the refusal and the back-off. */
    public void reset() {
        succeeded();
        now();
    }

    /**
     * Records a refusal.
     *
     * @return true if its message differs from the previous one
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
