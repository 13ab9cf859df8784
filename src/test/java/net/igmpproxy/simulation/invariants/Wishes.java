package net.igmpproxy.simulation.invariants;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import net.igmpproxy.lab.wire.Ipv4;

/** Latest times, per host and source, until which host tracking may keep the membership of a host. */
final class Wishes {
    private final Map<String, Map<String, Long>> byHost = new TreeMap<>();

    /** Returns the latest time for a source over all hosts, in nanoseconds; 0 if there is none. */
    long until(String source) {
        long until = 0;
        for (Map<String, Long> ofHost : byHost.values()) {
            until = Math.max(until, ofHost.getOrDefault(source, 0L));
        }
        return until;
    }

    /**
     * Records a report, which proves that the host is present and still wants all sources that it does not give up.
     * Several hosts may use 0.0.0.0 (RFC 9776 section 4.2.13), so that address gives nothing up.
     *
     * @param ignored true if the proxy may ignore that sources are given up
     */
    void hear(Statement statement, Collection<String> sources, boolean ignored, long now, long until) {
        Map<String, Long> ofHost = byHost.computeIfAbsent(statement.host(), absent -> new TreeMap<>());
        boolean heeded = !ignored && !statement.host().equals(Ipv4.UNSPECIFIED);
        ofHost.entrySet().removeIf(wish -> wish.getValue() <= now || (heeded && statement.gives(wish.getKey())));
        ofHost.replaceAll((source, before) -> until);
        sources.stream()
                .filter(source -> statement.asksFor(source) || (ignored && statement.gives(source)))
                .forEach(source -> ofHost.put(source, until));
    }

    /** Records that reports are interpreted differently from now on: any host may want any source. */
    void extend(Collection<String> sources, long until) {
        byHost.values().forEach(ofHost -> sources.forEach(source -> ofHost.merge(source, until, Math::max)));
    }

    /** Removes all hosts. */
    void clear() {
        byHost.clear();
    }
}
