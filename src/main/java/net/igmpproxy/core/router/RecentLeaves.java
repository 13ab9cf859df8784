package net.igmpproxy.core.router;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.timer.DeadlineQueue;

/**
 * Groups that were left a moment ago and that answers to queries do not join again yet ({@link LeaveMode#IMMEDIATE}): hosts
 * that have just been queried by another router, or have not noticed, would bring the group back. Where a report was refused
 * that may have been a join, the group is to be queried afterwards.
 */
final class RecentLeaves {
    /** Time after the refusals end, so that a report of that moment makes the query needless. */
    private static final long QUERY_DELAY_NANOS = 100_000_000L;

    /** With the end of that time; oldest first. */
    private final Map<GroupAddress, Long> endings = new LinkedHashMap<>();

    /** Groups to be queried, and when; oldest first. */
    private final Map<GroupAddress, Long> queries = new LinkedHashMap<>();

    void add(GroupAddress group, long until, long now) {
        Iterator<Long> oldest = endings.values().iterator();
        while (oldest.hasNext() && oldest.next() <= now) {
            oldest.remove();
        }
        endings.remove(group);
        endings.put(group, until);
    }

    boolean contains(GroupAddress group, long now) {
        return endings.getOrDefault(group, 0L) > now;
    }

    /** A report of a group that it {@link #contains} is refused. */
    void refuse(GroupAddress group) {
        queries.putIfAbsent(group, endings.getOrDefault(group, 0L) + QUERY_DELAY_NANOS);
    }

    /** When a group is to be queried next. */
    long nextQuery() {
        return queries.isEmpty()
                ? DeadlineQueue.NEVER
                : queries.values().iterator().next();
    }

    /** Takes the groups that are to be queried now. */
    List<GroupAddress> takeQueries(long now) {
        List<GroupAddress> due = new ArrayList<>();
        Iterator<Map.Entry<GroupAddress, Long>> entries = queries.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<GroupAddress, Long> entry = entries.next();
            if (entry.getValue() > now) {
                return due;
            }
            due.add(entry.getKey());
            entries.remove();
        }
        return due;
    }
}
