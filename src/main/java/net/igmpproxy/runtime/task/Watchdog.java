package net.igmpproxy.runtime.task;

import java.time.Duration;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.jspecify.annotations.Nullable;

/** Notices that a loop does not get to what it is given to do. Any thread may use it, and none waits for another one. */
public final class Watchdog {
    private final MonotonicClock clock;

    /** When the loop was given what it has not come to; {@code null} if there is nothing. */
    private volatile @Nullable Long askedNanos;

    public Watchdog(MonotonicClock clock) {
        this.clock = clock;
    }

    /**
     * The loop is given something to do, namely to call {@link #answered}, unless it has not even done so the last time. One
     * thread calls this.
     */
    public boolean ask() {
        if (askedNanos != null) {
            return false;
        }
        askedNanos = clock.nanos();
        return true;
    }

    /** The loop has come to it. */
    public void answered() {
        askedNanos = null;
    }

    /** For how long the loop has not come to it; zero if it has. */
    public Duration silence() {
        Long asked = askedNanos;
        return asked == null ? Duration.ZERO : Duration.ofNanos(clock.nanos() - asked);
    }
}
