package net.igmpproxy.core.host;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.RecordType;

/**
 * Pending answer to a group-specific or group-and-source-specific query (RFC 9776 section 5.2).
 *
 * @param deadline due time, in nanoseconds
 * @param sources  the queried sources; empty for a query of the whole group
 */
record PendingResponse(long deadline, SourceSet sources) {
    /**
     * Maximum number of recorded sources. Forged queries could name many sources with long response times (RFC 9776
     * section 9.1). Beyond the limit the answer contains the whole state of the group, which includes the requested
     * part.
     */
    private static final int MAX_RECORDED_SOURCES = 1000;

    PendingResponse {
        sources = sources.size() > MAX_RECORDED_SOURCES ? SourceSet.empty() : sources;
    }

    /** Combines two answers (rules 4 and 5 of RFC 9776 section 5.2). */
    PendingResponse and(PendingResponse later) {
        SourceSet both = sources.isEmpty() || later.sources.isEmpty() ? SourceSet.empty() : sources.plus(later.sources);
        return new PendingResponse(Math.min(deadline, later.deadline), both);
    }

    /** Returns the current-state record of the answer; empty if there is nothing to report. */
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

    /** Returns the record of a group's whole state; empty if there is none. */
    static Optional<GroupRecord> currentState(GroupAddress group, SourceFilter current) {
        if (current.isNothing()) {
            return Optional.empty();
        }
        RecordType type = current.isExclude() ? RecordType.IS_EX : RecordType.IS_IN;
        return Optional.of(new GroupRecord(type, group, List.copyOf(current.sources())));
    }
}
