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
 * Groups pruned recently at a leave ({@link LeaveMode#IMMEDIATE}). Remaining members may still answer another router's
 * query, and their reports would create the group again. Such reports are refused; because one may have been a join,
 * the group is queried afterwards.
 */
public final class RecentLeaves {
    /** Delay of the query after the refusals end. A report received in that time makes the query unnecessary. */
    private static final long QUERY_DELAY_NANOS = 100_000_000L;

    /** Pruned groups, oldest first. */
    private final Map<GroupAddress, Pruned> pruned = new LinkedHashMap<>();

    /** Scheduled queries, earliest first. */
    private final TreeSet<Query> queries =
            new TreeSet<>(Comparator.comparingLong(Query::dueNanos).thenComparing(Query::group));

    /** Scheduled queries by group. */
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
     * Records that a group was pruned.
     *
     * @param members    the members that remained
     * @param untilNanos end of the time in which their reports are refused
     */
    public void add(GroupAddress group, Set<Ipv4Address> members, long untilNanos, long nowNanos) {
        Iterator<Pruned> oldest = pruned.values().iterator();
        while (oldest.hasNext() && oldest.next().untilNanos() <= nowNanos) {
            oldest.remove();
        }
        pruned.remove(group);
        pruned.put(group, new Pruned(untilNanos, members));
    }

    /** Returns true if the group was pruned and the refusals have not ended. */
    public boolean contains(GroupAddress group, long nowNanos) {
        Pruned left = pruned.get(group);
        return left != null && left.untilNanos() > nowNanos;
    }

    /** Returns true if the host was a remaining member of a pruned group that is still stored. */
    public boolean wasMember(GroupAddress group, Ipv4Address host) {
        Pruned left = pruned.get(group);
        return left != null && left.members().contains(host);
    }

    /** Records that a remaining member of a pruned group has left it. */
    public void forget(GroupAddress group, Ipv4Address host) {
        pruned.computeIfPresent(group, (address, left) -> left.without(host));
    }

    /** Schedules one query for a pruned group of which a report is refused. */
    public void refuse(GroupAddress group) {
        Pruned left = pruned.get(group);
        if (left != null && !queried.containsKey(group)) {
            Query query = new Query(left.untilNanos() + QUERY_DELAY_NANOS, group);
            queries.add(query);
            queried.put(group, query);
        }
    }

    /** Time of the next query in nanoseconds, {@link DeadlineQueue#NEVER} if there is none. */
    public long nextQuery() {
        return queries.isEmpty() ? DeadlineQueue.NEVER : queries.first().dueNanos();
    }

    /** Removes and returns the groups whose query is due. */
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
