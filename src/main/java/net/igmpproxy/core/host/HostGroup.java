package net.igmpproxy.core.host;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.wire.GroupRecord;
import org.jspecify.annotations.Nullable;

/** One group on the upstream interface: its reception state and the reports it still owes. */
final class HostGroup extends DeadlineQueue.Item {
    private final GroupAddress group;
    private final StateChange change = new StateChange();
    private SourceFilter filter = SourceFilter.NOTHING;
    private long changeDeadline = DeadlineQueue.NEVER;
    private @Nullable PendingResponse response;

    HostGroup(GroupAddress group) {
        this.group = group;
    }

    GroupAddress group() {
        return group;
    }

    SourceFilter filter() {
        return filter;
    }

    /** Whether there is neither reception state nor anything to send. */
    boolean isFinished() {
        return filter.isNothing() && change.isDone();
    }

    /** Changes the reception state; the difference is to be reported {@code robustness} times. */
    void setFilter(SourceFilter next, int robustness) {
        change.add(filter, next, robustness);
        filter = next;
    }

    /** Has the whole reception state reported again, as if it had just been entered. */
    void repeatAll(int robustness) {
        change.add(SourceFilter.NOTHING, filter, robustness);
    }

    /**
     * Takes the records of a state-change report.
     *
     * @param nextDeadline when the next one is to follow, if any is left
     */
    List<GroupRecord> takeChange(long nextDeadline) {
        List<GroupRecord> records = change.takeRecords(group, filter);
        changeDeadline = change.isDone() ? DeadlineQueue.NEVER : nextDeadline;
        return records;
    }

    boolean isChangeDue(long now) {
        return changeDeadline <= now;
    }

    /** Rules 3 to 5 of RFC 9776 section 5.2. */
    void schedule(PendingResponse added) {
        response = response == null ? added : response.and(added);
    }

    /** Takes the answer that is due, if one is. */
    Optional<GroupRecord> takeResponse(long now) {
        PendingResponse due = response;
        if (due == null || due.deadline() > now) {
            return Optional.empty();
        }
        response = null;
        return due.record(group, filter);
    }

    @Override
    protected long nextDeadline() {
        return response == null ? changeDeadline : Math.min(changeDeadline, response.deadline());
    }
}
