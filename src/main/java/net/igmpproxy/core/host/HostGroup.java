package net.igmpproxy.core.host;

import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.timer.DeadlineQueue;
import org.jspecify.annotations.Nullable;

/** One group on the upstream interface: its reception state, and the reports that are still owed. */
final class HostGroup extends DeadlineQueue.Item {
    private final GroupAddress group;
    private SourceFilter filter = SourceFilter.NOTHING;
    private SourceFilter told = SourceFilter.NOTHING;
    private StateChange change = new StateChange();
    private long changeDeadline = DeadlineQueue.NEVER;
    private @Nullable PendingResponse response;

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
        return due;
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
    }

    /** Whether there is neither reception state nor anything to send. */
    boolean isFinished() {
        return filter.isNothing() && told.isNothing() && change.isDone();
    }

    @Override
    protected long nextDeadline() {
        return Math.min(changeDeadline, responseDeadline());
    }
}
