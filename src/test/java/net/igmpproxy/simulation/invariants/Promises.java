package net.igmpproxy.simulation.invariants;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** End of validity of the reports of a group, per host and source. */
final class Promises {
    private final Map<String, Map<String, Long>> byHost = new TreeMap<>();

    /** Returns the latest end of validity for a source over all hosts, in nanoseconds; 0 if there is none. */
    long until(String source) {
        long until = 0;
        for (Map<String, Long> ofHost : byHost.values()) {
            until = Math.max(until, ofHost.getOrDefault(source, 0L));
        }
        return until;
    }

    /** Returns true if a valid report of a host includes a source. */
    boolean hold(String host, String source, long now) {
        return byHost.getOrDefault(host, Map.of()).getOrDefault(source, 0L) > now;
    }

    /** Adds a report. The timer of a source or group is shared by all hosts, so its expiry may become earlier. */
    void add(String host, String source, long until) {
        limit(source, until);
        byHost.computeIfAbsent(host, absent -> new TreeMap<>()).put(source, until);
    }

    /** Limits the validity of a source for all hosts. */
    void limit(String source, long until) {
        byHost.keySet().forEach(host -> limit(host, source, until));
    }

    /** Limits the validity of a source for all hosts that do not meet a condition. */
    void limitUnless(Predicate<String> keeps, String source, long until) {
        byHost.keySet().stream().filter(keeps.negate()).forEach(host -> limit(host, source, until));
    }

    /** Limits the validity of a source for one host. */
    void limit(String host, String source, long until) {
        byHost.getOrDefault(host, new TreeMap<>()).computeIfPresent(source, (same, at) -> Math.min(at, until));
    }

    /** Limits the validity of the listed sources, or of all if none is listed. */
    void limitAll(Collection<String> sources, long until) {
        byHost.values()
                .forEach(ofHost -> ofHost.replaceAll(
                        (source, at) -> sources.isEmpty() || sources.contains(source) ? Math.min(at, until) : at));
    }

    /** Removes reports of a host for some sources. */
    void removeIf(String host, Predicate<String> sources) {
        byHost.getOrDefault(host, new TreeMap<>()).keySet().removeIf(sources);
    }

    /** Removes all reports. */
    void clear() {
        byHost.clear();
    }
}
