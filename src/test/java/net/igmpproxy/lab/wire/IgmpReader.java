package net.igmpproxy.lab.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import net.igmpproxy.lab.wire.IgmpMessage.QuerierFields;

/** Parser of IGMP messages (RFC 1112, 2236, 9776). */
public final class IgmpReader {
    static final int QUERY = 0x11;
    static final int V1_REPORT = 0x12;
    static final int V2_REPORT = 0x16;
    static final int LEAVE = 0x17;
    static final int V3_REPORT = 0x22;

    static final int SUPPRESS = 0x08;

    private static final int ROBUSTNESS_MASK = 0x07;
    private static final int V3_QUERY_LENGTH = 12;

    private IgmpReader() {}

    /**
     * Parses one message.
     *
     * @return the message; empty if the checksum is wrong, the message is truncated or the type is unknown
     */
    public static Optional<IgmpMessage> read(ByteBuffer payload) {
        if (Ipv4.checksum(payload) != 0) {
            return Optional.empty();
        }
        try {
            return message(payload);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    private static Optional<IgmpMessage> message(ByteBuffer payload) {
        ByteBuffer group = payload.slice(4, Integer.BYTES);
        return switch (payload.get(0) & 0xFF) {
            case QUERY -> Optional.of(query(payload));
            case V1_REPORT -> Optional.of(new IgmpMessage.OldReport(IgmpVersion.V1, Ipv4.read(group)));
            case V2_REPORT -> Optional.of(new IgmpMessage.OldReport(IgmpVersion.V2, Ipv4.read(group)));
            case LEAVE -> Optional.of(new IgmpMessage.Leave(Ipv4.read(group)));
            case V3_REPORT -> Optional.of(report(payload));
            default -> Optional.empty();
        };
    }

    private static IgmpMessage query(ByteBuffer payload) {
        int code = payload.get(1) & 0xFF;
        String group = Ipv4.read(payload.slice(4, Integer.BYTES));
        if (payload.limit() < V3_QUERY_LENGTH) {
            IgmpVersion version = code == 0 ? IgmpVersion.V1 : IgmpVersion.V2;
            return new IgmpMessage.Query(version, group, code, QuerierFields.NONE, List.of());
        }
        int flags = payload.get(8);
        QuerierFields fields =
                new QuerierFields((flags & SUPPRESS) != 0, flags & ROBUSTNESS_MASK, payload.get(9) & 0xFF);
        int count = payload.getShort(10) & 0xFFFF;
        return new IgmpMessage.Query(
                IgmpVersion.V3,
                group,
                code,
                fields,
                addresses(payload.duplicate().position(V3_QUERY_LENGTH), count));
    }

    private static IgmpMessage report(ByteBuffer payload) {
        ByteBuffer rest = payload.duplicate().position(6);
        int count = rest.getShort() & 0xFFFF;
        List<GroupRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RecordType type = RecordType.of(rest.get());
            int auxiliary = (rest.get() & 0xFF) * Integer.BYTES;
            int sources = rest.getShort() & 0xFFFF;
            records.add(new GroupRecord(type, Ipv4.read(rest), addresses(rest, sources)));
            rest.position(rest.position() + auxiliary);
        }
        return new IgmpMessage.Report(records);
    }

    private static List<String> addresses(ByteBuffer from, int count) {
        List<String> addresses = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            addresses.add(Ipv4.read(from));
        }
        return addresses;
    }
}
