package net.igmpproxy.lab.wire;

import java.nio.ByteBuffer;
import java.util.List;

/** Encoder of IGMP messages. */
public final class IgmpWriter {
    private static final int SHORT_MESSAGE = 8;
    private static final int CHECKSUM_OFFSET = 2;

    private IgmpWriter() {}

    /** Returns the bytes of a message, including the checksum. */
    public static byte[] write(IgmpMessage message) {
        ByteBuffer buffer = unsummed(message);
        buffer.putShort(CHECKSUM_OFFSET, Ipv4.checksum(buffer));
        byte[] octets = new byte[buffer.limit()];
        buffer.get(0, octets);
        return octets;
    }

    private static ByteBuffer unsummed(IgmpMessage message) {
        if (message instanceof IgmpMessage.Query query) {
            return query.version() == IgmpVersion.V3
                    ? queryV3(query)
                    : shortMessage(IgmpReader.QUERY, query.maxResponseCode(), query.group());
        }
        if (message instanceof IgmpMessage.OldReport report) {
            int type = report.version() == IgmpVersion.V1 ? IgmpReader.V1_REPORT : IgmpReader.V2_REPORT;
            return shortMessage(type, 0, report.group());
        }
        if (message instanceof IgmpMessage.Leave leave) {
            return shortMessage(IgmpReader.LEAVE, 0, leave.group());
        }
        return reportV3(((IgmpMessage.Report) message).records());
    }

    private static ByteBuffer shortMessage(int type, int code, String group) {
        return head(SHORT_MESSAGE, type, code).put(Ipv4.octets(group));
    }

    private static ByteBuffer queryV3(IgmpMessage.Query query) {
        IgmpMessage.QuerierFields fields = query.querierFields();
        ByteBuffer buffer = head(12 + Integer.BYTES * query.sources().size(), IgmpReader.QUERY, query.maxResponseCode())
                .put(Ipv4.octets(query.group()))
                .put((byte) ((fields.suppress() ? IgmpReader.SUPPRESS : 0) | fields.robustness()))
                .put((byte) fields.queryIntervalCode())
                .putShort((short) query.sources().size());
        query.sources().forEach(source -> buffer.put(Ipv4.octets(source)));
        return buffer;
    }

    private static ByteBuffer reportV3(List<GroupRecord> records) {
        int length = records.stream()
                .mapToInt(record ->
                        SHORT_MESSAGE + Integer.BYTES * record.sources().size())
                .sum();
        ByteBuffer buffer = head(SHORT_MESSAGE + length, IgmpReader.V3_REPORT, 0)
                .putShort((short) 0)
                .putShort((short) records.size());
        for (GroupRecord record : records) {
            buffer.put((byte) record.type().number()).put((byte) 0);
            buffer.putShort((short) record.sources().size()).put(Ipv4.octets(record.group()));
            record.sources().forEach(source -> buffer.put(Ipv4.octets(source)));
        }
        return buffer;
    }

    /** Writes type, code and a zero checksum. */
    private static ByteBuffer head(int length, int type, int code) {
        return ByteBuffer.allocate(length).put((byte) type).put((byte) code).putShort((short) 0);
    }
}
