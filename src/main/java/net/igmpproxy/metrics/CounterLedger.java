package net.igmpproxy.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Makes counters monotonic that restart at 0, such as those of recreated interfaces and kernel entries. Thread-safe.
 *
 * @param <K> key of a counter
 */
final class CounterLedger<K> {
    private final Map<K, Count> counts = new HashMap<>();

    /** Value of the present counter, and the sum of its predecessors with the same key. */
    private record Count(long present, long before) {
        Count next(long value) {
            return new Count(value, value < present ? before + present : before);
        }
    }

    /** Returns the monotonic total after the present counter reached a value. */
    synchronized long total(K key, long value) {
        Count next = counts.getOrDefault(key, new Count(0, 0)).next(value);
        counts.put(key, next);
        return next.before() + value;
    }

    /** Removes all other keys. */
    synchronized void keepOnly(Set<K> keys) {
        counts.keySet().retainAll(keys);
    }
}
