package net.igmpproxy.core.router;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.timer.DeadlineQueue;

/** Hosts that have left a group a moment ago: since when they had been members. A bounded number, the latest. */
final class RecentLeavers {
    private static final int MOST = 4096;

    /** Oldest first. */
    private final Map<Key, Leaver> leavers = new LinkedHashMap<>();

    private record Key(GroupAddress group, Ipv4Address host) {}

    private record Leaver(long memberSince, long until) {}

    /**
     * Notes a host.
     *
     * @param until how long it is remembered
     */
    void add(GroupAddress group, Ipv4Address host, long memberSince, long until, long now) {
        Iterator<Leaver> oldest = leavers.values().iterator();
        while (oldest.hasNext() && (oldest.next().until() <= now || leavers.size() >= MOST)) {
            oldest.remove();
        }
        Key key = new Key(group, host);
        leavers.remove(key);
        leavers.put(key, new Leaver(memberSince, until));
    }

    /** Since when a host had been a member that has left a moment ago, else {@link DeadlineQueue#NEVER}. */
    long memberSince(GroupAddress group, Ipv4Address host, long now) {
        Leaver leaver = leavers.get(new Key(group, host));
        return leaver == null || leaver.until() <= now ? DeadlineQueue.NEVER : leaver.memberSince();
    }
}
