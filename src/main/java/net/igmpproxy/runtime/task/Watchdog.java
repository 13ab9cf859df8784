package net.igmpproxy.runtime.task;

import java.time.Duration;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.jspecify.annotations.Nullable;

/** Detects a loop that does not execute its commands. Non-blocking and thread-safe. */
public final class Watchdog {
    private final MonotonicClock clock;

    /** Time of the unanswered request in nanoseconds; {@code null} if there is none. */
    private volatile @Nullable Long askedNanos;

    public Watchdog(MonotonicClock clock) {
        this.clock = clock;
    }

    /**
     * Starts a request unless the last one is unanswered. Called by one thread.
     *
     * @return true if the caller must post a call of {@link #answered} to the loop
     */
    public boolean ask() {
        if (askedNanos != null) {
            return false;
        }
        askedNanos = clock.nanos();
        return true;
    }

    /** Records the answer of the loop. */
    public void answered() {
        askedNanos = null;
    }

    /** Returns the time for which the request has been unanswered; zero if it was answered. */
    public Duration silence() {
        Long asked = askedNanos;
        return asked == null ? Duration.ZERO : Duration.ofNanos(clock.nanos() - asked);
    }
}
