package net.igmpproxy.runtime.task;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import net.igmpproxy.runtime.port.MonotonicClock;

/** Rate limit of messages per kind, which counts suppressed messages. Not thread-safe. */
public final class RateLimit {
    private final Duration interval;
    private final MonotonicClock clock;
    private final Map<Object, Last> lasts = new HashMap<>();

    private record Last(long at, long untold) {}

    /**
     * @param interval minimum interval between two messages of a kind
     */
    public RateLimit(Duration interval, MonotonicClock clock) {
        this.interval = interval;
        this.clock = clock;
    }

    /**
     * Requests permission for a message.
     *
     * @param kind key with few distinct values
     * @return number of messages suppressed since the last permitted one; empty if this message is suppressed
     */
    public OptionalLong ask(Object kind) {
        long now = clock.nanos();
        Last last = lasts.get(kind);
        if (last != null && now - last.at() < interval.toNanos()) {
            lasts.put(kind, new Last(last.at(), last.untold() + 1));
            return OptionalLong.empty();
        }
        lasts.put(kind, new Last(now, 0));
        return OptionalLong.of(last == null ? 0 : last.untold());
    }
}
