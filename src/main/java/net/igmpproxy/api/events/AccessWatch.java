package net.igmpproxy.api.events;

import java.time.Duration;
import net.igmpproxy.api.AccessReview;
import net.igmpproxy.runtime.MonotonicClock;

/** Repeats the access decision of a stream at intervals, so that a stream ends within a second of its right to read. */
final class AccessWatch {
    /** The longest time between two decisions while the stream takes what is written. */
    static final Duration INTERVAL = Duration.ofMillis(250);

    private final AccessReview.Grant grant;
    private final MonotonicClock clock;
    private long decidedNanos;
    private boolean granted = true;

    AccessWatch(AccessReview.Grant grant, MonotonicClock clock) {
        this.grant = grant;
        this.clock = clock;
        this.decidedNanos = clock.nanos();
    }

    /** The decision, which is {@link #INTERVAL} old at most; a refusal is final. */
    boolean isGranted() {
        long now = clock.nanos();
        if (granted && now - decidedNanos >= INTERVAL.toNanos()) {
            decidedNanos = now;
            granted = grant.isValid();
        }
        return granted;
    }
}
