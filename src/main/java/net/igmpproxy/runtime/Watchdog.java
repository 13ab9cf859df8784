package net.igmpproxy.runtime;

import java.time.Duration;

/** Notices that a loop does not get to what it is given to do. Any thread may use it. */
final class Watchdog {
    private final MonotonicClock clock;

    /** When the loop was last seen to work, or was given something while it had nothing to do. */
    private long workedAt;

    private boolean waiting;

    Watchdog(MonotonicClock clock) {
        this.clock = clock;
        this.workedAt = clock.nanos();
    }

    /** The loop is given something to do, namely to call {@link #answered}, unless it has not even done so the last time. */
    synchronized boolean ask() {
        if (waiting) {
            return false;
        }
        waiting = true;
        workedAt = clock.nanos();
        return true;
    }

    /** The loop has come to it. */
    synchronized void answered() {
        waiting = false;
    }

    /** For how long the loop has not come to it; zero if it has. */
    synchronized Duration silence() {
        return waiting ? Duration.ofNanos(clock.nanos() - workedAt) : Duration.ZERO;
    }
}
