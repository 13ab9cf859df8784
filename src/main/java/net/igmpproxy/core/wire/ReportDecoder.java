package net.igmpproxy.core.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.wire.DecodeResult.Decoded;
import net.igmpproxy.core.wire.DecodeResult.Rejected;
import net.igmpproxy.core.wire.IgmpMessage.Report;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;

/** Decodes the messages of hosts: reports and leaves. */
final class ReportDecoder {
    private ReportDecoder() {}

    /** Decodes a message that consists of its type and a group (RFC 2236 section 2). */
    static DecodeResult decode(Ipv4Header header, Function<GroupAddress, Report> kind) {
        return GroupAddress.from(header.payload().address(Layout.GROUP))
                .<DecodeResult>map(group -> new Decoded(header.source(), header.destination(), kind.apply(group), 0))
                .orElseGet(() -> new Rejected(DecodeError.BAD_REPORT_GROUP, header.source()));
    }

    /** Decodes an IGMPv3 report (RFC 9776 section 4.2). */
    static DecodeResult decodeRecords(Ipv4Header header) {
        Octets message = header.payload();
        int count = message.u16(Layout.RECORD_COUNT);
        List<GroupRecord> records = new ArrayList<>();
        int position = Layout.RECORDS;
        for (int i = 0; i < count; i++) {
            Optional<RecordView> record = RecordView.at(message, position);
            if (record.isEmpty()) {
                return new Rejected(DecodeError.RECORD_OVERRUN, header.source());
            }
            record.get().read().ifPresent(records::add);
            position += record.get().length();
        }
        ReportV3 report = new ReportV3(records);
        return new Decoded(header.source(), header.destination(), report, count - records.size());
    }
}
