package net.igmpproxy.core.router;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import net.igmpproxy.core.addr.GroupAddress;

/**
 * Groups that were left a moment ago and that reports do not join again yet ({@link LeaveMode#IMMEDIATE}): hosts that have
 * just been asked by another router, or have not noticed, would bring the group back.
 */
final class RecentLeaves {
    /** With the end of that time; oldest first. */
    private final Map<GroupAddress, Long> endings = new LinkedHashMap<>();

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
}
