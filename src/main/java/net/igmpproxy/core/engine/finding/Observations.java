package net.igmpproxy.core.engine.finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.finding.Finding.Occurrences;

/**
 * What has happened lately that an operator should know of: of each kind and interface the last occurrence, and their
 * number. What has not happened again for a while is forgotten.
 */
public final class Observations {
    private final Map<Key, Observation> observations = new LinkedHashMap<>();

    private record Key(InterfaceName interfaceName, String kind) {}

    private record Observation(Recurrence recurrence, Function<Occurrences, Finding> finding) {}

    /**
     * Notes that something has happened.
     *
     * @param kind    one of few words; the next occurrence takes the place of this one
     * @param finding makes the finding of their number
     */
    public void note(InterfaceName name, String kind, Function<Occurrences, Finding> finding, long now) {
        note(name, kind, finding, 1, now);
    }

    /** Notes that something has happened so many times. */
    public void note(InterfaceName name, String kind, Function<Occurrences, Finding> finding, long times, long now) {
        observations.merge(
                new Key(name, kind),
                new Observation(Recurrence.first(times, now), finding),
                (before, latest) -> new Observation(before.recurrence().again(times, now), finding));
    }

    /** What is remembered, oldest first. */
    public List<Finding> findings(long now) {
        observations.values().removeIf(observation -> observation.recurrence().isOver(now));
        return observations.values().stream()
                .map(observation ->
                        observation.finding().apply(observation.recurrence().occurrences(now)))
                .toList();
    }
}
