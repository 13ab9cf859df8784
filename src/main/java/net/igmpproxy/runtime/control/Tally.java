package net.igmpproxy.runtime.control;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts things by a label of few values. Any thread may note and read. */
public final class Tally {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /**
     * @param labels are counted from the start, as 0
     */
    Tally(String... labels) {
        for (String label : labels) {
            counts.put(label, new LongAdder());
        }
    }

    /** One more. */
    public void note(String label) {
        counts.computeIfAbsent(label, unknown -> new LongAdder()).increment();
    }

    /** How many there have been of each label. */
    public Map<String, Long> read() {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().sum(), Long::sum, TreeMap::new));
    }
}
