package net.igmpproxy.core.host;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.core.wire.EncodedSize;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.RecordType;

/** Packs group records into the smallest number of reports that the MTU allows (RFC 9776 section 4.2.16). */
final class ReportPacker {
    private final HostVariables variables;
    private final HostOutput output;
    private final List<GroupRecord> records = new ArrayList<>();
    private int used;

    ReportPacker(HostVariables variables, HostOutput output) {
        this.variables = variables;
        this.output = output;
    }

    /** Minimum number of reports for records of a total size in bytes. */
    static int reportsFor(long octets, int mtu) {
        int room = EncodedSize.roomForRecords(mtu);
        return (int) Math.max(1, (octets + room - 1) / room);
    }

    /** Returns true if a record with this number of sources fits into the current report. */
    boolean fits(int sources) {
        return used + EncodedSize.ofRecord(sources) <= EncodedSize.roomForRecords(variables.mtu());
    }

    /** Adds a record. Sends the current report if the record does not fit. */
    void add(GroupRecord entry) {
        if (entry.sources().size() > maxSources()) {
            split(entry).forEach(this::add);
            return;
        }
        if (!fits(entry.sources().size())) {
            flush();
        }
        records.add(entry);
        used += EncodedSize.of(entry);
    }

    /** Sends the current report, if it has any record. */
    void flush() {
        if (!records.isEmpty()) {
            output.send(new ReportV3(records));
            records.clear();
            used = 0;
        }
    }

    /**
     * Splits a record that is too long for one report into several of the same type. An EXCLUDE list is cut instead,
     * since each such record would replace the one before (RFC 9776 section 4.2.16).
     */
    private List<GroupRecord> split(GroupRecord entry) {
        int most = maxSources();
        List<GroupRecord> parts = new ArrayList<>();
        boolean exclude = entry.type() == RecordType.IS_EX || entry.type() == RecordType.TO_EX;
        for (int begin = 0; begin < entry.sources().size(); begin += most) {
            int end = Math.min(begin + most, entry.sources().size());
            parts.add(
                    new GroupRecord(entry.type(), entry.group(), entry.sources().subList(begin, end)));
        }
        return exclude ? parts.subList(0, 1) : parts;
    }

    private int maxSources() {
        return Math.max(1, EncodedSize.maxSourcesInRecord(variables.mtu()));
    }
}
