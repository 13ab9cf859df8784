package net.igmpproxy.core.wire;

import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;

/** View of one group record of a received report (RFC 9776 section 4.2.4). */
final class RecordView {
    private final Octets record;

    private RecordView(Octets record) {
        this.record = record;
    }

    /** Returns the record at an offset, or empty if the record exceeds the report. */
    static Optional<RecordView> at(Octets report, int position) {
        Octets rest = report.slice(position, report.length() - position);
        if (rest.length() < Layout.RECORD_SOURCES || rest.length() < lengthOf(rest)) {
            return Optional.empty();
        }
        return Optional.of(new RecordView(rest.slice(0, lengthOf(rest))));
    }

    /** Returns the length of the record with auxiliary data, in bytes. */
    int length() {
        return record.length();
    }

    /** Returns the decoded record, or empty for an unknown type or an invalid group. */
    Optional<GroupRecord> read() {
        return RecordType.ofCode(record.u8(Layout.RECORD_TYPE))
                .flatMap(type -> GroupAddress.from(record.address(Layout.RECORD_GROUP))
                        .map(group -> new GroupRecord(
                                type, group, record.sources(Layout.RECORD_SOURCES, sourceCount(record)))));
    }

    private static int lengthOf(Octets record) {
        return Layout.RECORD_SOURCES + (sourceCount(record) + record.u8(Layout.RECORD_AUX_WORDS)) * Octets.WORD;
    }

    private static int sourceCount(Octets record) {
        return record.u16(Layout.RECORD_SOURCE_COUNT);
    }
}
