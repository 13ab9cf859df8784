package net.igmpproxy.core.router.host;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Hosts whose leave of a group was carried out in the last 10 s; at most 4096, the latest. A host repeats its leave
 * (RFC 9776 section 5.1). A repetition must not be taken for the leave of a host that has joined since.
 */
public final class RecentLeavers {
    private static final int MOST = 4096;

    /**
     * Time within which a host may repeat a leave: 7 transmissions (the largest Robustness Variable, RFC 9776 section
     * 4.1.6) at most 1 s apart (section 8.11), with a margin.
     */
    private static final long REPETITION_NANOS = 10_000_000_000L;

    /** Expiry times in nanoseconds, oldest first. */
    private final Map<Leaver, Long> leavers = new LinkedHashMap<>();

    private record Leaver(GroupAddress group, Ipv4Address host) {}

    public void add(GroupAddress group, Ipv4Address host, long nowNanos) {
        Iterator<Long> oldest = leavers.values().iterator();
        while (oldest.hasNext() && (oldest.next() <= nowNanos || leavers.size() >= MOST)) {
            oldest.remove();
        }
        Leaver leaver = new Leaver(group, host);
        leavers.remove(leaver);
        leavers.put(leaver, nowNanos + REPETITION_NANOS);
    }

    /** Returns true if the host left the group in the last 10 s. */
    public boolean contains(GroupAddress group, Ipv4Address host, long nowNanos) {
        Long until = leavers.get(new Leaver(group, host));
        return until != null && until > nowNanos;
    }
}
