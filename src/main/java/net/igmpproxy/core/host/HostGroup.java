package net.igmpproxy.core.host;

import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.timer.DeadlineQueue;
import org.jspecify.annotations.Nullable;

/** One group on the upstream interface: its reception state, and the reports that are still owed. */
final class HostGroup extends DeadlineQueue.Item {
    /**
     * Time between two answers about one group, in nanoseconds. A querier asks twice in less only where its Last Member Query
     * Interval is the shortest there is, 100 ms (RFC 9776 section 8.8); then one answer serves both.
     */
    static final long ANSWER_PAUSE = 200_000_000L;

    /** Time between two corrections of what a program on this router has reported, in nanoseconds. */
    private static final long REPEAT_PAUSE = 10_000_000L;

    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final GroupAddress group;
    private SourceFilter filter = SourceFilter.NOTHING;
    private SourceFilter told = SourceFilter.NOTHING;
    private StateChange change = new StateChange();
    private long changeDeadline = DeadlineQueue.NEVER;
    private @Nullable PendingResponse response;
    private long version2Answer = DeadlineQueue.NEVER;
    private long answeredAt = LONG_AGO;
    private long repeatedAt = LONG_AGO;

    HostGroup(GroupAddress group) {
        this.group = group;
    }

    GroupAddress group() {
        return group;
    }

    /** The reception state. */
    SourceFilter filter() {
        return filter;
    }

    void setFilter(SourceFilter next) {
        filter = next;
    }

    /** The reception state as it was when a change was last made known. */
    SourceFilter told() {
        return told;
    }

    /**
     * Notes what is known of the group: the present state, what a version that knows no sources can say of it, or nothing.
     */
    void tell(SourceFilter known) {
        told = known;
    }

    /** The repetitions that are owed of state changes. */
    StateChange change() {
        return change;
    }

    /** Sets when the next repetition is due, if one is owed. */
    void scheduleChange(long deadline) {
        changeDeadline = change.isDone() ? DeadlineQueue.NEVER : deadline;
    }

    boolean isChangeDue(long now) {
        return changeDeadline <= now;
    }

    /** Rules 3 to 5 of RFC 9776 section 5.2: one answer to all queries that wait for one. */
    void scheduleResponse(PendingResponse added) {
        response = response == null ? added : response.and(added);
    }

    /** Takes the answer that is due, or null. */
    @Nullable
    PendingResponse takeResponse(long now) {
        PendingResponse due = response;
        if (due == null || due.deadline() > now) {
            return null;
        }
        response = null;
        answeredAt = now;
        return due;
    }

    /** The moment at which an answer goes out that is chosen for another one: no sooner than a pause after the last. */
    long paced(long deadline, long pause) {
        return Math.max(deadline, answeredAt + pause);
    }

    /** Owes a report of version 2 to a querier whose version is not spoken. */
    void scheduleVersion2Answer(long deadline) {
        version2Answer = Math.min(version2Answer, deadline);
    }

    /** Whether such a report is due, which then counts as sent. */
    boolean takeVersion2Answer(long now) {
        if (version2Answer > now) {
            return false;
        }
        version2Answer = DeadlineQueue.NEVER;
        answeredAt = now;
        return true;
    }

    /** Has the state made known once more with the next change, unless that was done a moment ago. */
    boolean repeat(long now) {
        if (repeatedAt + REPEAT_PAUSE > now) {
            return false;
        }
        repeatedAt = now;
        told = SourceFilter.NOTHING;
        return true;
    }

    /** When the answer that waits is due, or never if none waits. */
    long responseDeadline() {
        return response == null ? DeadlineQueue.NEVER : response.deadline();
    }

    /** Replaces the answer that waits, if any. */
    void setResponse(PendingResponse next) {
        response = next;
    }

    /** Drops all that is owed. */
    void cancel() {
        change = new StateChange();
        changeDeadline = DeadlineQueue.NEVER;
        response = null;
        version2Answer = DeadlineQueue.NEVER;
    }

    /** Whether there is neither reception state nor anything to send. */
    boolean isFinished() {
        return filter.isNothing() && told.isNothing() && change.isDone();
    }

    @Override
    protected long nextDeadline() {
        return Math.min(version2Answer, Math.min(changeDeadline, responseDeadline()));
    }
}
