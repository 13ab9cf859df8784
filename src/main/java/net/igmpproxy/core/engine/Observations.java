package net.igmpproxy.core.engine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.Finding.Occurrences;

/**
 * What has happened lately that an operator should know of: of each kind and interface the last occurrence, and their
 * number. What has not happened again for a while is forgotten.
 */
final class Observations {
    /** Long enough to be found by somebody who is called for it; it is in the log as well. */
    private static final long KEPT = Duration.ofMinutes(10).toNanos();

    private final Map<Key, Observation> observations = new LinkedHashMap<>();

    private record Key(InterfaceName interfaceName, String kind) {}

    private record Observation(long count, long since, long at, Function<Occurrences, Finding> finding) {
        Occurrences occurrences(long now) {
            return new Occurrences(count, Duration.ofNanos(now - since), Duration.ofNanos(now - at));
        }
    }

    /**
     * Notes that something has happened.
     *
     * @param kind    one of few words; the next occurrence takes the place of this one
     * @param finding makes the finding of their number
     */
    void note(InterfaceName name, String kind, Function<Occurrences, Finding> finding, long now) {
        note(name, kind, finding, 1, now);
    }

    /** Notes that something has happened so many times. */
    void note(InterfaceName name, String kind, Function<Occurrences, Finding> finding, long times, long now) {
        observations.merge(
                new Key(name, kind),
                new Observation(times, now, now, finding),
                (before, latest) -> new Observation(before.count() + times, before.since(), now, finding));
    }

    /** What is remembered, oldest first. */
    List<Finding> findings(long now) {
        observations.values().removeIf(observation -> observation.at() + KEPT <= now);
        return observations.values().stream()
                .map(observation -> observation.finding().apply(observation.occurrences(now)))
                .toList();
    }
}
