package net.igmpproxy.core.router.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.router.LeaveMode;
import net.igmpproxy.core.timer.DeadlineQueue;

/**
 * Groups that were pruned a moment ago at a leave ({@link LeaveMode#IMMEDIATE}). Members that remained may have been queried
 * by another router and would bring the group back by their answers. Where such a report was refused, which may have been a
 * join, the group is to be queried afterwards.
 */
public final class RecentLeaves {
    /** Time after the refusals end, so that a report of that moment makes the query needless. */
    private static final long QUERY_DELAY_NANOS = 100_000_000L;

    /** Oldest first. */
    private final Map<GroupAddress, Pruned> pruned = new LinkedHashMap<>();

    /** When groups are to be queried; the soonest first. */
    private final TreeSet<Query> queries =
            new TreeSet<>(Comparator.comparingLong(Query::dueNanos).thenComparing(Query::group));

    /** The groups among these queries. */
    private final Map<GroupAddress, Query> queried = new HashMap<>();

    private record Pruned(long untilNanos, Set<Ipv4Address> members) {
        Pruned {
            members = Set.copyOf(members);
        }

        Pruned without(Ipv4Address host) {
            Set<Ipv4Address> others = new HashSet<>(members);
            return others.remove(host) ? new Pruned(untilNanos, others) : this;
        }
    }

    private record Query(long dueNanos, GroupAddress group) {}

    /**
     * Notes that a group was pruned.
     *
     * @param members    the members that remained
     * @param untilNanos until when their reports are refused
     */
    public void add(GroupAddress group, Set<Ipv4Address> members, long untilNanos, long nowNanos) {
        Iterator<Pruned> oldest = pruned.values().iterator();
        while (oldest.hasNext() && oldest.next().untilNanos() <= nowNanos) {
            oldest.remove();
        }
        pruned.remove(group);
        pruned.put(group, new Pruned(untilNanos, members));
    }

    /** Whether a group was pruned a moment ago. */
    public boolean contains(GroupAddress group, long nowNanos) {
        Pruned left = pruned.get(group);
        return left != null && left.untilNanos() > nowNanos;
    }

    /** Whether a host remained a member when a group was pruned that is remembered. */
    public boolean wasMember(GroupAddress group, Ipv4Address host) {
        Pruned left = pruned.get(group);
        return left != null && left.members().contains(host);
    }

    /** A host that remained a member when a group was pruned has left since. */
    public void forget(GroupAddress group, Ipv4Address host) {
        pruned.computeIfPresent(group, (address, left) -> left.without(host));
    }

    /** A report of a group is refused, and the group is to be queried once. */
    public void refuse(GroupAddress group) {
        Pruned left = pruned.get(group);
        if (left != null && !queried.containsKey(group)) {
            Query query = new Query(left.untilNanos() + QUERY_DELAY_NANOS, group);
            queries.add(query);
            queried.put(group, query);
        }
    }

    /** When a group is to be queried next. */
    public long nextQuery() {
        return queries.isEmpty() ? DeadlineQueue.NEVER : queries.first().dueNanos();
    }

    /** Takes the groups that are to be queried now. */
    public List<GroupAddress> takeQueries(long nowNanos) {
        List<GroupAddress> due = new ArrayList<>();
        while (nextQuery() <= nowNanos) {
            Query query = queries.first();
            queries.remove(query);
            queried.remove(query.group());
            due.add(query.group());
        }
        return due;
    }
}
