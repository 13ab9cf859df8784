package net.igmpproxy.lab.wire;

import java.util.List;
import java.util.TreeSet;

/**
 * One group record of an IGMPv3 report.
 *
 * @param sources in ascending order, so that equal sets are equal
 */
public record GroupRecord(RecordType type, String group, List<String> sources) {
    public GroupRecord {
        sources = List.copyOf(new TreeSet<>(sources));
    }

    /** A record of some sources or none. */
    public static GroupRecord of(RecordType type, String group, String... sources) {
        return new GroupRecord(type, group, List.of(sources));
    }

    /** Whether the sender wants packets of the group, from some source at least. */
    public boolean joins() {
        return switch (type) {
            case IS_EX, TO_EX -> true;
            case IS_IN, TO_IN, ALLOW -> !sources.isEmpty();
            case BLOCK -> false;
        };
    }

    /** Whether the sender has left the group altogether. */
    public boolean leaves() {
        return type == RecordType.TO_IN && sources.isEmpty();
    }
}
