package net.igmpproxy.core.router.host;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Hosts that have left a group a moment ago, and whose leave was carried out. A host repeats its leave (RFC 9776 section
 * 5.1), and the repetition gives up nothing: whoever has joined since is another host. A bounded number, the latest.
 */
public final class RecentLeavers {
    private static final int MOST = 4096;

    /**
     * Time within which a leave may be repeated: 7 transmissions, the largest Robustness Variable (RFC 9776 section 4.1.6), 1 s
     * apart at most (section 8.11), and some more.
     */
    private static final long REPETITION_NANOS = 10_000_000_000L;

    /** Until when each is remembered, oldest first. */
    private final Map<Leaver, Long> leavers = new LinkedHashMap<>();

    private record Leaver(GroupAddress group, Ipv4Address host) {}

    /** Notes a host. */
    public void add(GroupAddress group, Ipv4Address host, long nowNanos) {
        Iterator<Long> oldest = leavers.values().iterator();
        while (oldest.hasNext() && (oldest.next() <= nowNanos || leavers.size() >= MOST)) {
            oldest.remove();
        }
        Leaver leaver = new Leaver(group, host);
        leavers.remove(leaver);
        leavers.put(leaver, nowNanos + REPETITION_NANOS);
    }

    /** Whether a host has left a group a moment ago. */
    public boolean contains(GroupAddress group, Ipv4Address host, long nowNanos) {
        Long until = leavers.get(new Leaver(group, host));
        return until != null && until > nowNanos;
    }
}
