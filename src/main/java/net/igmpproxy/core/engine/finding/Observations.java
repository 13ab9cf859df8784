package net.igmpproxy.core.engine.finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.finding.Finding.Occurrences;

/**
 * Recent occurrences for findings: the last one of each kind and interface, with their number. Occurrences expire
 * ({@link Recurrence}).
 */
public final class Observations {
    private final Map<Key, Observation> observations = new LinkedHashMap<>();

    private record Key(InterfaceName interfaceName, String kind) {}

    private record Observation(Recurrence recurrence, Function<Occurrences, Finding> finding) {}

    /**
     * Records one occurrence.
     *
     * @param kind    a fixed identifier; the next occurrence of the same kind replaces this one
     * @param finding creates the finding from the number of occurrences
     */
    public void note(InterfaceName name, String kind, Function<Occurrences, Finding> finding, long now) {
        note(name, kind, finding, 1, now);
    }

    /** Records several occurrences. */
    public void note(InterfaceName name, String kind, Function<Occurrences, Finding> finding, long times, long now) {
        observations.merge(
                new Key(name, kind),
                new Observation(Recurrence.first(times, now), finding),
                (before, latest) -> new Observation(before.recurrence().again(times, now), finding));
    }

    /** Findings of the occurrences that have not expired, the oldest kind first. */
    public List<Finding> findings(long now) {
        observations.values().removeIf(observation -> observation.recurrence().isOver(now));
        return observations.values().stream()
                .map(observation ->
                        observation.finding().apply(observation.recurrence().occurrences(now)))
                .toList();
    }
}
