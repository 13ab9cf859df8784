package net.igmpproxy.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Makes counters of things that come and go under one name, each of which begins at 0, into counters that never go back. Any
 * thread may use it.
 *
 * @param <K> what is counted
 */
final class CounterLedger<K> {
    private final Map<K, Count> counts = new HashMap<>();

    /** What a thing has counted, and all of its name before it. */
    private record Count(long present, long before) {
        Count next(long value) {
            return new Count(value, value < present ? before + present : before);
        }
    }

    /** The sum, now that the present one has counted so much. */
    synchronized long total(K key, long value) {
        Count next = counts.getOrDefault(key, new Count(0, 0)).next(value);
        counts.put(key, next);
        return next.before() + value;
    }

    /** Forgets all others. */
    synchronized void keepOnly(Set<K> keys) {
        counts.keySet().retainAll(keys);
    }
}
