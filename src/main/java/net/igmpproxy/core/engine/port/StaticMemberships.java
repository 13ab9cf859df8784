package net.igmpproxy.core.engine.port;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.StaticGroup;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;

/**
 * Configured memberships of an interface ({@code static-group} of RFC 8652). A list of tens of thousands is applied in
 * slices, so that hosts are answered in between: first new and changed groups, then removals.
 */
public final class StaticMemberships {
    /** The memberships in force. */
    private final TreeMap<GroupAddress, SourceFilter> filters = new TreeMap<>();

    private List<StaticGroup> configured = List.of();

    /** The groups of the configured list that are in force. */
    private final Set<GroupAddress> done = new HashSet<>();

    private Iterator<StaticGroup> toAdd = Collections.emptyIterator();
    private Iterator<GroupAddress> toCheck = Collections.emptyIterator();

    /** Sets a new list, which {@link #proceed} applies. */
    void configure(List<StaticGroup> groups) {
        if (groups.equals(configured)) {
            return;
        }
        configured = groups;
        done.clear();
        toAdd = groups.iterator();
        toCheck = List.copyOf(filters.keySet()).iterator();
    }

    /** Returns true if parts of the list are left to apply. */
    public boolean isPending() {
        return toAdd.hasNext() || toCheck.hasNext();
    }

    /**
     * Applies a slice of the list.
     *
     * @param most    maximum number of groups to check
     * @param changed receives each group whose membership has changed
     */
    public void proceed(int most, Consumer<GroupAddress> changed) {
        for (int i = 0; i < most && isPending(); i++) {
            if (toAdd.hasNext()) {
                add(toAdd.next(), changed);
            } else {
                GroupAddress group = toCheck.next();
                if (!done.contains(group) && filters.remove(group) != null) {
                    changed.accept(group);
                }
            }
        }
    }

    private void add(StaticGroup group, Consumer<GroupAddress> changed) {
        SourceFilter filter = group.sources().isEmpty()
                ? SourceFilter.EVERYTHING
                : SourceFilter.include(SourceSet.copyOf(group.sources()));
        done.add(group.group());
        if (!filter.equals(filters.put(group.group(), filter))) {
            changed.accept(group.group());
        }
    }

    /** The filter in force for a group; {@link SourceFilter#NOTHING} if there is none. */
    SourceFilter filter(GroupAddress group) {
        return filters.getOrDefault(group, SourceFilter.NOTHING);
    }

    /** The groups in force, in ascending order. */
    Collection<GroupAddress> groups() {
        return Collections.unmodifiableSet(filters.keySet());
    }

    /** The groups in force in ascending order, starting at {@code first}. */
    Stream<GroupAddress> groupsFrom(GroupAddress first) {
        return filters.tailMap(first, true).keySet().stream();
    }

    /** Merges the static membership of a group into its reported membership. */
    Optional<GroupMembership> describe(InterfaceName name, GroupAddress group, Optional<GroupMembership> reported) {
        SourceFilter filter = filters.get(group);
        if (filter == null) {
            return reported;
        }
        return Optional.of(reported.map(known -> known.withConfigured(filter))
                .orElseGet(() -> GroupMembership.configured(name, group, filter)));
    }

    /** Merges the static memberships into the reported ones. */
    List<GroupMembership> describe(InterfaceName name, List<GroupMembership> reported) {
        TreeMap<GroupAddress, GroupMembership> all = new TreeMap<>();
        reported.forEach(membership -> all.put(membership.group(), membership));
        filters.forEach((group, filter) -> all.merge(
                group,
                GroupMembership.configured(name, group, filter),
                (known, configuredToo) -> known.withConfigured(filter)));
        return List.copyOf(all.values());
    }
}
