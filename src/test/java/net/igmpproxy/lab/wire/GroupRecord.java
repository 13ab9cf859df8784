package net.igmpproxy.lab.wire;

import java.util.List;
import java.util.TreeSet;

/**
 * Group record of an IGMPv3 report.
 *
 * @param sources the sources in ascending order, so that equal sets are equal
 */
public record GroupRecord(RecordType type, String group, List<String> sources) {
    public GroupRecord {
        sources = List.copyOf(new TreeSet<>(sources));
    }

    /** Returns a record with the given sources. */
    public static GroupRecord of(RecordType type, String group, String... sources) {
        return new GroupRecord(type, group, List.of(sources));
    }

    /** Returns true if the sender wants packets of at least one source. */
    public boolean joins() {
        return switch (type) {
            case IS_EX, TO_EX -> true;
            case IS_IN, TO_IN, ALLOW -> !sources.isEmpty();
            case BLOCK -> false;
        };
    }

    /** Returns true if the sender has left the group. */
    public boolean leaves() {
        return type == RecordType.TO_IN && sources.isEmpty();
    }
}
