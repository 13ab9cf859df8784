package net.igmpproxy.core.router.group;

import java.util.Arrays;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.timer.DeadlineQueue;

/**
 * Retransmission state of the specific queries of one group (RFC 9776 section 6.6.3). Group-specific queries have their
 * own schedule. Group-and-source-specific queries share one; each of them names all sources that are due. Times are
 * nanoseconds.
 */
public final class LastMemberQueries {
    /** Sources by number of queries left: one at index 0, two at index 1 and so on. The last set is not empty. */
    private SourceSet[] sourcesLeft = {};

    private int groupQueriesLeft;
    private long nextGroupQuery = DeadlineQueue.NEVER;
    private long nextSourceQuery = DeadlineQueue.NEVER;

    /** End of the Last Member Query Interval after the last group-specific query. */
    private long groupCheckedUntil;

    /** Maximum number of sources with a pending answer. For further sources, an answer is treated as a change. */
    private static final int MAX_ANSWERABLE = 1000;

    /** Queried sources with the time until which an answer is expected. Includes queries of other routers. */
    private final SourceTimers answerable = new SourceTimers();

    /** Time of the next query, {@link DeadlineQueue#NEVER} if there is none. */
    public long nextSend() {
        return Math.min(nextGroupQuery, nextSourceQuery);
    }

    /** Returns true if group-specific queries are left, or if the response time of the last one has not ended. */
    public boolean isGroupChecked(long now) {
        return groupQueriesLeft > 0 || groupCheckedUntil > now;
    }

    /**
     * Returns true if a current-state record may answer a group-and-source-specific query. Such a record names queried
     * sources only and does not describe other sources (RFC 9776 section 5.2).
     *
     * @param named the sources of the record
     */
    public boolean mayBeAnswer(SourceSet named, long now) {
        answerable.expire(now);
        return !answerable.sources().isEmpty()
                && named.minus(answerable.sources()).isEmpty();
    }

    /** Records that this or another router queried sources, which hosts may report until {@code until}. */
    public void awaitAnswers(SourceSet sources, long until, long now) {
        answerable.expire(now);
        if (answerable.sources().plus(sources).size() <= MAX_ANSWERABLE) {
            answerable.set(sources.minus(answerable.runningAfter(sources, until)), until);
        }
    }

    /** Schedules group-specific queries, the first at once: "Send Q(G)" of RFC 9776 section 6.6.3.1. */
    public void scheduleGroup(int count, long now) {
        groupQueriesLeft = count;
        nextGroupQuery = now;
    }

    /** Schedules group-and-source-specific queries, the first at once: "Send Q(G,S)" of RFC 9776 section 6.6.3.2. */
    public void scheduleSources(SourceSet sources, int count, long now) {
        int before = sourcesLeft.length;
        sourcesLeft = Arrays.copyOf(sourcesLeft, Math.max(count, before));
        Arrays.fill(sourcesLeft, before, sourcesLeft.length, SourceSet.empty());
        Arrays.setAll(sourcesLeft, i -> sourcesLeft[i].minus(sources));
        sourcesLeft[count - 1] = sourcesLeft[count - 1].plus(sources);
        trim();
        nextSourceQuery = now;
    }

    /** Cancels all queries that are left. */
    public void cancel() {
        groupQueriesLeft = 0;
        nextGroupQuery = DeadlineQueue.NEVER;
        sourcesLeft = new SourceSet[0];
        nextSourceQuery = DeadlineQueue.NEVER;
    }

    /** Removes sources without a source record from the queries. */
    void retain(SourceSet sources) {
        Arrays.setAll(sourcesLeft, i -> sourcesLeft[i].intersect(sources));
        trim();
        if (sourcesLeft.length == 0) {
            nextSourceQuery = DeadlineQueue.NEVER;
        }
    }

    private void trim() {
        int length = sourcesLeft.length;
        while (length > 0 && sourcesLeft[length - 1].isEmpty()) {
            length--;
        }
        sourcesLeft = Arrays.copyOf(sourcesLeft, length);
    }

    /**
     * Returns true if a group-specific query is due, and counts it as sent.
     *
     * @param interval Last Member Query Interval in nanoseconds
     */
    public boolean takeGroupQuery(long interval, long now) {
        if (nextGroupQuery > now) {
            return false;
        }
        groupQueriesLeft--;
        groupCheckedUntil = now + interval;
        nextGroupQuery = groupQueriesLeft > 0 ? groupCheckedUntil : DeadlineQueue.NEVER;
        return true;
    }

    /**
     * Returns the sources of the group-and-source-specific query that is due, and counts it as sent; empty if none is
     * due.
     *
     * @param interval Last Member Query Interval in nanoseconds
     */
    public SourceSet takeSources(long interval, long now) {
        if (nextSourceQuery > now) {
            return SourceSet.empty();
        }
        SourceSet taken = Arrays.stream(sourcesLeft).reduce(SourceSet.empty(), SourceSet::plus);
        sourcesLeft = Arrays.copyOfRange(sourcesLeft, 1, sourcesLeft.length);
        nextSourceQuery = sourcesLeft.length == 0 ? DeadlineQueue.NEVER : now + interval;
        return taken;
    }
}
