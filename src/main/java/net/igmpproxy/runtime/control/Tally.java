package net.igmpproxy.runtime.control;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counters by a label with few values. Thread-safe. */
public final class Tally {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /**
     * @param labels labels counted from the start, beginning with 0
     */
    Tally(String... labels) {
        for (String label : labels) {
            counts.put(label, new LongAdder());
        }
    }

    /** Increments the counter of a label. */
    public void note(String label) {
        counts.computeIfAbsent(label, unknown -> new LongAdder()).increment();
    }

    /** Returns the counters by label. */
    public Map<String, Long> read() {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().sum(), Long::sum, TreeMap::new));
    }
}
