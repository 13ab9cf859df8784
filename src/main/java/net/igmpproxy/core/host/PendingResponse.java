package net.igmpproxy.core.host;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.RecordType;

/**
 * The answer to a group-specific or group-and-source-specific query that waits for its moment (RFC 9776 section 5.2).
 *
 * @param deadline when it is sent, in nanoseconds
 * @param sources  the sources asked for; empty if the whole group was
 */
record PendingResponse(long deadline, SourceSet sources) {
    /**
     * The most sources that are recorded. Somebody could ask for many, again and again, with long response times (RFC 9776
     * section 9.1); beyond this the answer tells the whole state of the group, which says more.
     */
    private static final int MAX_RECORDED_SOURCES = 1000;

    PendingResponse {
        sources = sources.size() > MAX_RECORDED_SOURCES ? SourceSet.empty() : sources;
    }

    /** Rules 4 and 5: one answer to this query and a later one. */
    PendingResponse and(PendingResponse later) {
        SourceSet both = sources.isEmpty() || later.sources.isEmpty() ? SourceSet.empty() : sources.plus(later.sources);
        return new PendingResponse(Math.min(deadline, later.deadline), both);
    }

    /** The current-state record that answers, unless there is nothing to say. */
    Optional<GroupRecord> record(GroupAddress group, SourceFilter current) {
        if (sources.isEmpty()) {
            return currentState(group, current);
        }
        // INCLUDE (A): IS_IN (A*B); EXCLUDE (A): IS_IN (B-A)
        SourceSet wanted =
                current.isExclude() ? sources.minus(current.sources()) : sources.intersect(current.sources());
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(new GroupRecord(RecordType.IS_IN, group, List.copyOf(wanted)));
    }

    /** The record that tells a group's whole state, unless there is none. */
    static Optional<GroupRecord> currentState(GroupAddress group, SourceFilter current) {
        if (current.isNothing()) {
            return Optional.empty();
        }
        RecordType type = current.isExclude() ? RecordType.IS_EX : RecordType.IS_IN;
        return Optional.of(new GroupRecord(type, group, List.copyOf(current.sources())));
    }
}
