package net.igmpproxy.core.router.group;

import java.util.Arrays;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.timer.DeadlineQueue;

/**
 * The specific queries of one group that are still to be sent (RFC 9776 section 6.6.3). Those for the group have a clock
 * of their own; those for sources have one together, as each of them asks for all the sources that are due.
 */
public final class LastMemberQueries {
    /** The sources that are to be asked for once more, twice more and so on; the last set is not empty. */
    private SourceSet[] sourcesLeft = {};

    private int groupQueriesLeft;
    private long nextGroupQuery = DeadlineQueue.NEVER;
    private long nextSourceQuery = DeadlineQueue.NEVER;

    /** When the last Last Member Query Interval of the group's queries is over. */
    private long groupCheckedUntil;

    /** The most sources whose answers are awaited; beyond, an answer is taken for a change. */
    private static final int MAX_ANSWERABLE = 1000;

    /** The sources that were queried, by this router or another one, and until when they may be reported in answer. */
    private final SourceTimers answerable = new SourceTimers();

    /** When the next ones are due. */
    public long nextSend() {
        return Math.min(nextGroupQuery, nextSourceQuery);
    }

    /** Whether the group is being asked for: queries are left, or the time to answer the last one is not over. */
    public boolean isGroupChecked(long now) {
        return groupQueriesLeft > 0 || groupCheckedUntil > now;
    }

    /**
     * Whether a current-state record may be an answer to a group-and-source-specific query: it then names queried sources
     * only, and says nothing of others (section 5.2).
     *
     * @param named the sources of the record
     */
    public boolean mayBeAnswer(SourceSet named, long now) {
        answerable.expire(now);
        return !answerable.sources().isEmpty()
                && named.minus(answerable.sources()).isEmpty();
    }

    /** Sources have been queried, by this router or another one, and may be reported in answer until some moment. */
    public void awaitAnswers(SourceSet sources, long until, long now) {
        answerable.expire(now);
        if (answerable.sources().plus(sources).size() <= MAX_ANSWERABLE) {
            answerable.set(sources.minus(answerable.runningAfter(sources, until)), until);
        }
    }

    /** Section 6.6.3.1: "Send Q(G)". */
    public void scheduleGroup(int count, long now) {
        groupQueriesLeft = count;
        nextGroupQuery = now;
    }

    /** Section 6.6.3.2: "Send Q(G,S)". */
    public void scheduleSources(SourceSet sources, int count, long now) {
        int before = sourcesLeft.length;
        sourcesLeft = Arrays.copyOf(sourcesLeft, Math.max(count, before));
        Arrays.fill(sourcesLeft, before, sourcesLeft.length, SourceSet.empty());
        Arrays.setAll(sourcesLeft, i -> sourcesLeft[i].minus(sources));
        sourcesLeft[count - 1] = sourcesLeft[count - 1].plus(sources);
        trim();
        nextSourceQuery = now;
    }

    /** Sends none of the queries that are left. */
    public void cancel() {
        groupQueriesLeft = 0;
        nextGroupQuery = DeadlineQueue.NEVER;
        sourcesLeft = new SourceSet[0];
        nextSourceQuery = DeadlineQueue.NEVER;
    }

    /** Forgets the sources there is no record of any more. */
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
     * Whether a group-specific query is due, which then counts as sent.
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
     * The sources with retransmission state if a query for them is due, which then counts as sent.
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
