package net.igmpproxy.core.router;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.timer.DeadlineQueue;

/**
 * The specific queries of one group that are still to be sent (RFC 9776 section 6.6.3). Those for the group have a clock
 * of their own; those for sources have one together, as each of them asks for all the sources that are due.
 */
final class LastMemberQueries {
    private final TreeMap<Ipv4Address, Integer> sourceQueriesLeft = new TreeMap<>();
    private int groupQueriesLeft;
    private long nextGroupQuery = DeadlineQueue.NEVER;
    private long nextSourceQuery = DeadlineQueue.NEVER;

    /** When the last Last Member Query Interval of the group's queries is over. */
    private long groupCheckedUntil;

    /** When the answers to the last query of either kind have come. */
    private long answersUntil;

    /** When the next ones are due. */
    long nextSend() {
        return Math.min(nextGroupQuery, nextSourceQuery);
    }

    /** Whether the group is being asked for: queries are left, or the time to answer the last one is not over. */
    boolean isGroupChecked(long now) {
        return groupQueriesLeft > 0 || groupCheckedUntil > now;
    }

    /** Whether a report may be an answer, which speaks of the sources that were asked for only (section 5.2). */
    boolean mayBeAnswer(long now) {
        return answersUntil > now;
    }

    /** A query has been sent, and may be answered until some moment. */
    void awaitAnswers(long until) {
        answersUntil = until;
    }

    /** Section 6.6.3.1: "Send Q(G)". */
    void scheduleGroup(int count, long now) {
        groupQueriesLeft = count;
        nextGroupQuery = now;
    }

    /** Section 6.6.3.2: "Send Q(G,S)". */
    void scheduleSources(SourceSet sources, int count, long now) {
        sources.forEach(source -> sourceQueriesLeft.put(source, count));
        nextSourceQuery = now;
    }

    /** Forgets the sources there is no record of any more. */
    void retain(SourceSet sources) {
        sourceQueriesLeft.keySet().retainAll(sources);
        if (sourceQueriesLeft.isEmpty()) {
            nextSourceQuery = DeadlineQueue.NEVER;
        }
    }

    /**
     * Whether a group-specific query is due, which then counts as sent.
     *
     * @param interval Last Member Query Interval in nanoseconds
     */
    boolean takeGroupQuery(long interval, long now) {
        if (nextGroupQuery > now) {
            return false;
        }
        groupQueriesLeft--;
        groupCheckedUntil = now + interval;
        nextGroupQuery = groupQueriesLeft > 0 ? groupCheckedUntil : DeadlineQueue.NEVER;
        return true;
    }

    /**
     * The sources with retransmission state if a query for them is due, which then counts as sent.
     *
     * @param interval Last Member Query Interval in nanoseconds
     */
    SourceSet takeSources(long interval, long now) {
        if (nextSourceQuery > now) {
            return SourceSet.empty();
        }
        List<Ipv4Address> taken = new ArrayList<>(sourceQueriesLeft.keySet());
        sourceQueriesLeft.replaceAll((source, left) -> left - 1);
        sourceQueriesLeft.values().removeIf(left -> left == 0);
        nextSourceQuery = sourceQueriesLeft.isEmpty() ? DeadlineQueue.NEVER : now + interval;
        return SourceSet.copyOf(taken);
    }
}
