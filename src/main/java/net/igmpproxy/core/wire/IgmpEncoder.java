package net.igmpproxy.core.wire;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;

/** Encodes IGMP messages of all versions. */
public final class IgmpEncoder {
    private IgmpEncoder() {}

    /**
     * Encodes a message in the format of its version, with the checksum. The caller keeps it within the MTU (see
     * {@link EncodedSize}).
     *
     * @return the IP payload
     * @throws IllegalArgumentException if the message has more than 65535 records, or a record or query more than 65535
     *     sources
     */
    public static byte[] encode(IgmpMessage message) {
        return message.accept(new Encoding());
    }

    private static final class Encoding implements IgmpMessage.Visitor<byte[]> {
        @Override
        public byte[] query(MembershipQuery query) {
            return QueryEncoder.encode(query);
        }

        @Override
        public byte[] reportV1(IgmpMessage.ReportV1 report) {
            return ofGroup(MessageType.REPORT_V1, report.group());
        }

        @Override
        public byte[] reportV2(IgmpMessage.ReportV2 report) {
            return ofGroup(MessageType.REPORT_V2, report.group());
        }

        @Override
        public byte[] leaveGroup(IgmpMessage.LeaveGroup leave) {
            return ofGroup(MessageType.LEAVE_GROUP, leave.group());
        }

        @Override
        public byte[] reportV3(IgmpMessage.ReportV3 report) {
            return ofRecords(report.records());
        }
    }

    private static byte[] ofGroup(MessageType type, GroupAddress group) {
        return new MessageWriter(type, Layout.MIN_LENGTH)
                .address(Layout.GROUP, group.address())
                .finish();
    }

    private static byte[] ofRecords(List<GroupRecord> records) {
        int length = EncodedSize.REPORT_HEADER
                + records.stream().mapToInt(EncodedSize::of).sum();
        MessageWriter writer =
                new MessageWriter(MessageType.REPORT_V3, length).u16(Layout.RECORD_COUNT, records.size());
        int position = Layout.RECORDS;
        for (GroupRecord record : records) {
            write(record, writer, position);
            position += EncodedSize.of(record);
        }
        return writer.finish();
    }

    private static void write(GroupRecord record, MessageWriter writer, int position) {
        writer.u8(position + Layout.RECORD_TYPE, record.type().code())
                .u16(position + Layout.RECORD_SOURCE_COUNT, record.sources().size())
                .address(position + Layout.RECORD_GROUP, record.group().address())
                .addresses(position + Layout.RECORD_SOURCES, record.sources());
    }
}
