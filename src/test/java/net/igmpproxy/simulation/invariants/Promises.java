package net.igmpproxy.simulation.invariants;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** By host and source: until when what hosts have said of a group holds. */
final class Promises {
    private final Map<String, Map<String, Long>> byHost = new TreeMap<>();

    /** Until when what some host has said of a source holds. */
    long until(String source) {
        long until = 0;
        for (Map<String, Long> ofHost : byHost.values()) {
            until = Math.max(until, ofHost.getOrDefault(source, 0L));
        }
        return until;
    }

    /** Whether a host is known to want a source. */
    boolean hold(String host, String source, long now) {
        return byHost.getOrDefault(host, Map.of()).getOrDefault(source, 0L) > now;
    }

    /** A host wants a source. The timer of the source, or of the group, is the same for all, and may become shorter. */
    void add(String host, String source, long until) {
        limit(source, until);
        byHost.computeIfAbsent(host, absent -> new TreeMap<>()).put(source, until);
    }

    /** What all hosts have said of a source holds until some moment at most. */
    void limit(String source, long until) {
        byHost.keySet().forEach(host -> limit(host, source, until));
    }

    /** What hosts have said of a source holds until some moment at most, for those of which a condition does not hold. */
    void limitUnless(Predicate<String> keeps, String source, long until) {
        byHost.keySet().stream().filter(keeps.negate()).forEach(host -> limit(host, source, until));
    }

    /** What one host has said of a source holds until some moment at most. */
    void limit(String host, String source, long until) {
        byHost.getOrDefault(host, new TreeMap<>()).computeIfPresent(source, (same, at) -> Math.min(at, until));
    }

    /** The same for some sources, or for all if none is named. */
    void limitAll(Collection<String> sources, long until) {
        byHost.values()
                .forEach(ofHost -> ofHost.replaceAll(
                        (source, at) -> sources.isEmpty() || sources.contains(source) ? Math.min(at, until) : at));
    }

    /** What a host has said of some sources holds no more. */
    void removeIf(String host, Predicate<String> sources) {
        byHost.getOrDefault(host, new TreeMap<>()).keySet().removeIf(sources);
    }

    /** Nothing holds any more. */
    void clear() {
        byHost.clear();
    }
}
