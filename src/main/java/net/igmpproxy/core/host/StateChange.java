package net.igmpproxy.core.host;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.RecordType;

/** Retransmission state of one group: the state-change reports that are still to be sent (RFC 9776 section 5.1). */
final class StateChange {
    private final TreeMap<Ipv4Address, Integer> sourceReportsLeft = new TreeMap<>();
    private int filterModeReportsLeft;

    /** Returns true if no report is left. */
    boolean isDone() {
        return filterModeReportsLeft == 0 && sourceReportsLeft.isEmpty();
    }

    /**
     * Adds the difference between two states of the interface (table of RFC 9776 section 5.1).
     *
     * @param robustness number of transmissions
     */
    void add(SourceFilter before, SourceFilter after, int robustness) {
        boolean sameMode = before.mode() == after.mode();
        if (!sameMode) {
            // INCLUDE (A) -> EXCLUDE (B): TO_EX (B); EXCLUDE (A) -> INCLUDE (B): TO_IN (B)
            filterModeReportsLeft = robustness;
        }
        // INCLUDE (A) -> INCLUDE (B): ALLOW (B-A), BLOCK (A-B); EXCLUDE (A) -> EXCLUDE (B): ALLOW (A-B), BLOCK (B-A)
        SourceSet changed = sameMode
                ? after.sources().minus(before.sources()).plus(before.sources().minus(after.sources()))
                : after.sources();
        changed.forEach(source -> sourceReportsLeft.put(source, robustness));
    }

    /**
     * Adds an IGMPv1 or IGMPv2 membership, without sources.
     *
     * @param times number of transmissions
     */
    void addMembership(int times) {
        filterModeReportsLeft = times;
    }

    /** Counts one report of {@link #addMembership} as sent. */
    void takeMembership() {
        filterModeReportsLeft--;
    }

    /**
     * Returns the records of the next report, and counts it as sent (table of record contents in RFC 9776 section 5.1).
     */
    List<GroupRecord> takeRecords(GroupAddress group, SourceFilter current) {
        List<GroupRecord> records = new ArrayList<>(2);
        if (filterModeReportsLeft > 0) {
            filterModeReportsLeft--;
            RecordType type = current.isExclude() ? RecordType.TO_EX : RecordType.TO_IN;
            records.add(new GroupRecord(type, group, List.copyOf(current.sources())));
        } else {
            addSourceRecord(records, group, RecordType.ALLOW, current, true);
            addSourceRecord(records, group, RecordType.BLOCK, current, false);
        }
        sourceReportsLeft.replaceAll((source, left) -> left - 1);
        sourceReportsLeft.values().removeIf(left -> left == 0);
        return records;
    }

    private void addSourceRecord(
            List<GroupRecord> records, GroupAddress group, RecordType type, SourceFilter current, boolean forwarded) {
        List<Ipv4Address> sources = sourceReportsLeft.keySet().stream()
                .filter(source -> current.admits(source) == forwarded)
                .toList();
        if (!sources.isEmpty()) {
            records.add(new GroupRecord(type, group, sources));
        }
    }
}
