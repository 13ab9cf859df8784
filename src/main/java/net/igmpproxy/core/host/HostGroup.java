package net.igmpproxy.core.host;

import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.timer.DeadlineQueue;
import org.jspecify.annotations.Nullable;

/** State of one group on the upstream interface: its reception state and its pending reports. Times are nanoseconds. */
final class HostGroup extends DeadlineQueue.Item {
    /**
     * Minimum interval between two answers about one group, 200 ms. A querier sends two queries within that time only
     * with the shortest Last Member Query Interval, 100 ms (RFC 9776 section 8.8). One answer then serves both.
     */
    static final long ANSWER_PAUSE = 200_000_000L;

    /** Minimum interval between two corrections of reports by programs on this router, 10 ms. */
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

    /** The reception state as last reported. */
    SourceFilter told() {
        return told;
    }

    /**
     * Sets the state that routers know from reports: the reception state, {@link SourceFilter#EVERYTHING} after a
     * report without sources, or {@link SourceFilter#NOTHING}.
     */
    void tell(SourceFilter known) {
        told = known;
    }

    /** Retransmission state of the state-change reports. */
    StateChange change() {
        return change;
    }

    /** Sets the due time of the next state-change report, if one is pending. */
    void scheduleChange(long deadline) {
        changeDeadline = change.isDone() ? DeadlineQueue.NEVER : deadline;
    }

    boolean isChangeDue(long now) {
        return changeDeadline <= now;
    }

    /** Adds a pending answer. Rules 3 to 5 of RFC 9776 section 5.2: one answer serves all pending queries. */
    void scheduleResponse(PendingResponse added) {
        response = response == null ? added : response.and(added);
    }

    /** Removes and returns the answer that is due, or null if none is. */
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

    /** Delays a due time to at least {@code pause} after the last answer about this group. */
    long paced(long deadline, long pause) {
        return Math.max(deadline, answeredAt + pause);
    }

    /** Schedules an IGMPv2 report for a querier of version 2 while the host's version is 3. */
    void scheduleVersion2Answer(long deadline) {
        version2Answer = Math.min(version2Answer, deadline);
    }

    /** Returns true if an IGMPv2 report is due, and counts it as sent. */
    boolean takeVersion2Answer(long now) {
        if (version2Answer > now) {
            return false;
        }
        version2Answer = DeadlineQueue.NEVER;
        answeredAt = now;
        return true;
    }

    /**
     * Makes the next change report the state again.
     *
     * @return false if this was done within the last 10 ms; then nothing changes
     */
    boolean repeat(long now) {
        if (repeatedAt + REPEAT_PAUSE > now) {
            return false;
        }
        repeatedAt = now;
        told = SourceFilter.NOTHING;
        return true;
    }

    /** Due time of the pending answer, {@link DeadlineQueue#NEVER} if there is none. */
    long responseDeadline() {
        return response == null ? DeadlineQueue.NEVER : response.deadline();
    }

    /** Replaces the pending answer, if any. */
    void setResponse(PendingResponse next) {
        response = next;
    }

    /** Cancels all pending reports. */
    void cancel() {
        change = new StateChange();
        changeDeadline = DeadlineQueue.NEVER;
        response = null;
        version2Answer = DeadlineQueue.NEVER;
    }

    /** Returns true if there is neither reception state nor a pending state-change report. */
    boolean isFinished() {
        return filter.isNothing() && told.isNothing() && change.isDone();
    }

    @Override
    protected long nextDeadline() {
        return Math.min(version2Answer, Math.min(changeDeadline, responseDeadline()));
    }
}
