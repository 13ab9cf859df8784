package net.igmpproxy.api.events;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import net.igmpproxy.api.AccessReview;
import net.igmpproxy.runtime.port.MonotonicClock;

/**
 * Repeats the access decision of an event stream at intervals, so that a stream ends within a second after its access
 * is revoked. The stream checks between two events, the web server while a write blocks. No thread waits for the
 * decision of another.
 */
final class AccessWatch implements AccessReview.Grant {
    /** Maximum interval between two decisions. */
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

    /** Returns the decision, which is at most {@link #INTERVAL} old. A refusal is final. */
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
