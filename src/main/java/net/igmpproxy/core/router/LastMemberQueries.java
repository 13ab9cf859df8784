package net.igmpproxy.core.router;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.timer.DeadlineQueue;

/** The specific queries of one group that are still to be sent (RFC 9776 section 6.6.3). */
final class LastMemberQueries {
    private final TreeMap<Ipv4Address, Integer> sourceQueriesLeft = new TreeMap<>();
    private int groupQueriesLeft;
    private long nextSend = DeadlineQueue.NEVER;

    /** When the next ones are due. */
    long nextSend() {
        return nextSend;
    }

    /** Section 6.6.3.1: "Send Q(G)". */
    void scheduleGroup(int count, long now) {
        groupQueriesLeft = count;
        nextSend = now;
    }

    /** Section 6.6.3.2: "Send Q(G,S)". */
    void scheduleSources(SourceSet sources, int count, long now) {
        sources.forEach(source -> sourceQueriesLeft.put(source, count));
        nextSend = now;
    }

    /** Whether a group-specific query is due, which then counts as sent. */
    boolean takeGroupQuery() {
        if (groupQueriesLeft == 0) {
            return false;
        }
        groupQueriesLeft--;
        return true;
    }

    /** The sources with retransmission state, whose query then counts as sent. */
    SourceSet takeSources() {
        List<Ipv4Address> taken = new ArrayList<>(sourceQueriesLeft.keySet());
        sourceQueriesLeft.replaceAll((source, left) -> left - 1);
        sourceQueriesLeft.values().removeIf(left -> left == 0);
        return SourceSet.copyOf(taken);
    }

    /** Sets when the rest is due, if there is a rest. */
    void reschedule(long deadline) {
        nextSend = groupQueriesLeft == 0 && sourceQueriesLeft.isEmpty() ? DeadlineQueue.NEVER : deadline;
    }
}
