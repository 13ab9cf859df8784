package net.igmpproxy.simulation.invariants;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import net.igmpproxy.lab.wire.Ipv4;

/** By host and source: until when the proxy may remember that a host wants a source, where it tracks hosts. */
final class Wishes {
    private final Map<String, Map<String, Long>> byHost = new TreeMap<>();

    /** Until when some host may be remembered to want a source. */
    long until(String source) {
        long until = 0;
        for (Map<String, Long> ofHost : byHost.values()) {
            until = Math.max(until, ofHost.getOrDefault(source, 0L));
        }
        return until;
    }

    /**
     * A host has said something, which proves that it is there and wants what it wanted and does not give up. Behind
     * 0.0.0.0 there may be several hosts (RFC 9776 section 4.2.13), so that nothing is given up.
     *
     * @param ignored whether the proxy may take no notice of what is given up
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

    /** What hosts have said is taken otherwise from now on: any of them may want any source. */
    void extend(Collection<String> sources, long until) {
        byHost.values().forEach(ofHost -> sources.forEach(source -> ofHost.merge(source, until, Math::max)));
    }

    /** No host is remembered. */
    void clear() {
        byHost.clear();
    }
}
