package net.igmpproxy.conformance;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.stream.Collectors;
import net.igmpproxy.lab.wire.FloatingCode;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpMessage.QuerierFields;
import net.igmpproxy.lab.wire.IgmpReader;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.IgmpWriter;
import net.igmpproxy.lab.wire.Ipv4;

/** Formats messages in the syntax of {@link MessageParser}. */
final class MessagePrinter {
    private static final int CHECKSUM = 2;

    private MessagePrinter() {}

    /**
     * Formats the bytes of a message. Bytes that are no message, or a message with unexpected content, are printed in
     * hexadecimal.
     */
    static String print(byte[] octets) {
        return IgmpReader.read(ByteBuffer.wrap(octets))
                .filter(message -> isSound(octets, message))
                .map(MessagePrinter::print)
                .orElseGet(() -> "octets " + HexFormat.of().formatHex(octets));
    }

    /**
     * Returns true if no data follows the message and reserved fields are zero. The order of sources is not checked.
     */
    private static boolean isSound(byte[] octets, IgmpMessage message) {
        byte[] written = IgmpWriter.write(message);
        return written.length == octets.length
                && ByteBuffer.wrap(written).getShort(CHECKSUM)
                        == ByteBuffer.wrap(octets).getShort(CHECKSUM);
    }

    private static String print(IgmpMessage message) {
        if (message instanceof IgmpMessage.Query query) {
            return print(query);
        } else if (message instanceof IgmpMessage.OldReport report) {
            return version(report.version()) + " report " + report.group();
        } else if (message instanceof IgmpMessage.Leave leave) {
            return "v2 leave " + leave.group();
        }
        return ((IgmpMessage.Report) message)
                .records().stream().map(MessagePrinter::print).collect(Collectors.joining(" ", "v3 report ", ""));
    }

    private static String print(GroupRecord part) {
        String sources = part.sources().isEmpty() ? "" : "; " + AddressText.write(part.sources());
        return part.type() + "(" + part.group() + sources + ")";
    }

    private static String print(IgmpMessage.Query query) {
        String subject = Ipv4.UNSPECIFIED.equals(query.group()) ? "general" : query.group();
        String sources = query.sources().isEmpty() ? "" : " sources " + AddressText.write(query.sources());
        String head = version(query.version()) + " query " + subject + sources;
        return switch (query.version()) {
            case V1 -> head;
            case V2 -> head + " max " + TimeText.tenths(query.maxResponseCode());
            case V3 ->
                head + print(query.querierFields()) + " max "
                        + TimeText.tenths(FloatingCode.value(query.maxResponseCode()));
        };
    }

    private static String print(QuerierFields fields) {
        return (fields.suppress() ? " S" : "") + " QRV " + fields.robustness() + " QQI "
                + FloatingCode.value(fields.queryIntervalCode()) + "s";
    }

    private static String version(IgmpVersion version) {
        return "v" + version.number();
    }
}
