package net.igmpproxy.core.host;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.RecordType;

/** Packs group records into as few reports as the MTU allows (RFC 9776 section 4.2.16). */
final class ReportPacker {
    /** IPv4 header with the Router Alert option, and the fixed part of a report (RFC 9776 section 4.2). */
    private static final int HEADERS = 24 + 8;

    private static final int RECORD_HEADER = 8;
    private static final int ADDRESS = 4;

    private final int room;
    private final HostOutput output;
    private final List<GroupRecord> records = new ArrayList<>();
    private int used;

    ReportPacker(int mtu, HostOutput output) {
        this.room = Math.max(mtu - HEADERS, RECORD_HEADER + ADDRESS);
        this.output = output;
    }

    /** How many reports records of a total size take, at least. */
    static int reportsFor(long octets, int mtu) {
        int room = Math.max(mtu - HEADERS, RECORD_HEADER + ADDRESS);
        return (int) Math.max(1, (octets + room - 1) / room);
    }

    /** Octets of a record with this many sources. */
    static int size(int sources) {
        return RECORD_HEADER + ADDRESS * sources;
    }

    /** Whether a record of this many sources still fits into the report that is being filled. */
    boolean fits(int sources) {
        return used + size(sources) <= room;
    }

    /** Adds a record; a report that is full goes out. */
    void add(GroupRecord entry) {
        if (size(entry.sources().size()) > room) {
            split(entry).forEach(this::add);
            return;
        }
        if (!fits(entry.sources().size())) {
            flush();
        }
        records.add(entry);
        used += size(entry.sources().size());
    }

    /** Sends what has been added. */
    void flush() {
        if (!records.isEmpty()) {
            output.report(new ReportV3(records));
            records.clear();
            used = 0;
        }
    }

    /**
     * A record too long for one report: several records of the same type, except that an EXCLUDE list is cut short, since
     * each such record replaces the one before (RFC 9776 section 4.2.16).
     */
    private List<GroupRecord> split(GroupRecord entry) {
        int most = (room - RECORD_HEADER) / ADDRESS;
        List<GroupRecord> parts = new ArrayList<>();
        boolean exclude = entry.type() == RecordType.IS_EX || entry.type() == RecordType.TO_EX;
        for (int begin = 0; begin < entry.sources().size(); begin += most) {
            int end = Math.min(begin + most, entry.sources().size());
            parts.add(
                    new GroupRecord(entry.type(), entry.group(), entry.sources().subList(begin, end)));
        }
        return exclude ? parts.subList(0, 1) : parts;
    }
}
