package net.igmpproxy.api.events;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import net.igmpproxy.api.AccessReview;
import net.igmpproxy.runtime.port.MonotonicClock;

/**
 * Repeats the access decision of a stream at intervals, so that a stream ends within a second of its right to read. The stream asks
 * between two events, and the web server while the stream waits for its reader. No thread waits for the decision of another.
 */
final class AccessWatch implements AccessReview.Grant {
    /** The longest time between two decisions. */
    static final Duration INTERVAL = Duration.ofMillis(250);

    private final AccessReview.Grant grant;
    private final MonotonicClock clock;
    private final AtomicLong decidedNanos;
    private volatile boolean granted = true;

    AccessWatch(AccessReview.Grant grant, MonotonicClock clock) {
        this.grant = grant;
        this.clock = clock;
        this.decidedNanos = new AtomicLong(clock.nanos());
    }

    /** The decision, which is {@link #INTERVAL} old at most; a refusal is final. */
    @Override
    public boolean isValid() {
        long now = clock.nanos();
        long decided = decidedNanos.get();
        if (granted
                && now - decided >= INTERVAL.toNanos()
                && decidedNanos.compareAndSet(decided, now)
                && !grant.isValid()) {
            granted = false;
        }
        return granted;
    }
}
