package net.igmpproxy.runtime.task;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import net.igmpproxy.runtime.port.MonotonicClock;

/** Lets trouble of one kind be told once in a while, with the number of times it was not. For one thread. */
public final class RateLimit {
    private final Duration interval;
    private final MonotonicClock clock;
    private final Map<Object, Last> lasts = new HashMap<>();

    private record Last(long at, long untold) {}

    /**
     * @param interval how long nothing more of a kind is told
     */
    public RateLimit(Duration interval, MonotonicClock clock) {
        this.interval = interval;
        this.clock = clock;
    }

    /**
     * Asks whether something may be told now.
     *
     * @param kind a key; there are to be few different ones
     * @return how many times it was not told since the last time, or nothing if it is not to be told now
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
