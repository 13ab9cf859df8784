package net.igmpproxy.core.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.StaticGroup;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;

/** The memberships that are configured for an interface: {@code static-group} of RFC 8652. */
final class StaticMemberships {
    private final TreeMap<GroupAddress, SourceFilter> filters = new TreeMap<>();

    StaticMemberships(List<StaticGroup> groups) {
        for (StaticGroup group : groups) {
            filters.put(
                    group.group(),
                    group.sources().isEmpty()
                            ? SourceFilter.EVERYTHING
                            : SourceFilter.include(SourceSet.copyOf(group.sources())));
        }
    }

    /** What is configured of a group. */
    SourceFilter filter(GroupAddress group) {
        return filters.getOrDefault(group, SourceFilter.NOTHING);
    }

    /** The groups, ascending. */
    Collection<GroupAddress> groups() {
        return Collections.unmodifiableSet(filters.keySet());
    }

    /** The groups from one on, ascending. */
    Stream<GroupAddress> groupsFrom(GroupAddress first) {
        return filters.tailMap(first, true).keySet().stream();
    }

    /** Adds what is configured of a group to what is known of it by the hosts' reports. */
    Optional<GroupMembership> describe(InterfaceName name, GroupAddress group, Optional<GroupMembership> reported) {
        SourceFilter filter = filters.get(group);
        if (filter == null) {
            return reported;
        }
        return Optional.of(reported.map(known -> known.withConfigured(filter))
                .orElseGet(() -> GroupMembership.configured(name, group, filter)));
    }

    /** Adds the groups to what is known of others, or of the same ones, by the hosts' reports. */
    List<GroupMembership> describe(InterfaceName name, List<GroupMembership> reported) {
        TreeMap<GroupAddress, GroupMembership> all = new TreeMap<>();
        reported.forEach(membership -> all.put(membership.group(), membership));
        filters.forEach((group, filter) -> all.merge(
                group,
                GroupMembership.configured(name, group, filter),
                (known, configured) -> known.withConfigured(filter)));
        return List.copyOf(all.values());
    }
}
