package net.igmpproxy.simulation.invariants;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.Engine;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.membership.FilterMode;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.simulation.base.Filter;
import net.igmpproxy.simulation.world.World;

/** State of the engine at one time. */
final class Snapshot {
    private final long now;
    private final Engine engine;
    private final List<GroupMembership> memberships;
    private final Map<String, Map<String, Filter>> filters = new TreeMap<>();
    private final Set<String> queried = new TreeSet<>();

    Snapshot(World world) {
        now = world.now();
        engine = world.proxy().engine();
        memberships = engine.memberships(now);
        for (GroupMembership membership : memberships) {
            filters.computeIfAbsent(membership.interfaceName().value(), absent -> new TreeMap<>())
                    .put(membership.group().toString(), filter(membership));
        }
        for (InterfaceStatus status : engine.interfaces(now)) {
            if (status.igmp().filter(InterfaceStatus.Igmp::self).isPresent()) {
                queried.add(status.name().value());
            }
        }
    }

    long now() {
        return now;
    }

    Engine engine() {
        return engine;
    }

    List<GroupMembership> memberships() {
        return memberships;
    }

    /** Returns the source filter of a group on a link. */
    Filter filter(String interfaceName, String group) {
        return filters.getOrDefault(interfaceName, Map.of()).getOrDefault(group, Filter.NOTHING);
    }

    /** Returns the groups with members on any link. */
    Set<String> groups() {
        return filters.values().stream()
                .flatMap(ofLan -> ofLan.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the merged source filter of a group over all links (RFC 4605 section 4.1). */
    Filter merged(String group) {
        return Filter.merge(filters.values().stream()
                .map(ofLan -> ofLan.getOrDefault(group, Filter.NOTHING))
                .toList());
    }

    /** Returns the membership of a group on a link. */
    Optional<GroupMembership> membership(String interfaceName, String group) {
        return memberships.stream()
                .filter(membership -> membership.interfaceName().value().equals(interfaceName)
                        && membership.group().toString().equals(group))
                .findFirst();
    }

    /** Returns true if the host state of the proxy includes a source. */
    boolean isTracked(String interfaceName, String group, String host, String source) {
        return membership(interfaceName, group).stream()
                .flatMap(membership -> membership.hosts().stream())
                .anyMatch(known -> known.address().toString().equals(host)
                        && filter(known.filter()).wants(source));
    }

    /** Returns true if a source is in the source list of a group with a running timer. */
    boolean isListed(String interfaceName, String group, String source) {
        return membership(interfaceName, group).stream()
                .flatMap(membership -> membership.sources().stream())
                .anyMatch(listed -> listed.address().toString().equals(source)
                        && !listed.timer().isZero());
    }

    /** Returns true if the proxy is the querier of a link. */
    boolean isQuerier(String interfaceName) {
        return queried.contains(interfaceName);
    }

    private static Filter filter(GroupMembership membership) {
        boolean exclude = membership.filterMode() == FilterMode.EXCLUDE;
        Set<String> sources = membership.sources().stream()
                .filter(source -> !exclude || source.timer().isZero())
                .map(source -> source.address().toString())
                .collect(Collectors.toSet());
        Filter reported = exclude ? Filter.exclude(sources) : Filter.include(sources);
        return membership
                .configured()
                .map(filter -> Filter.merge(List.of(reported, filter(filter))))
                .orElse(reported);
    }

    /** Converts a source filter of the core. */
    static Filter filter(SourceFilter filter) {
        List<String> sources =
                filter.sources().stream().map(Ipv4Address::toString).toList();
        return filter.isExclude() ? Filter.exclude(sources) : Filter.include(sources);
    }
}
