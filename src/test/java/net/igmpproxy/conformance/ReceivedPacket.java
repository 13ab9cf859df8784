package net.igmpproxy.conformance;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.igmpproxy.core.engine.event.EngineInput.PacketReceived;
import net.igmpproxy.lab.wire.IgmpFrame;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpWriter;
import net.igmpproxy.lab.wire.Ipv4;

/** Parses received packets: {@code eth1 < 192.168.1.10 > 239.1.1.1 : v2 report 239.1.1.1}. */
final class ReceivedPacket {
    private static final Pattern RAW = Pattern.compile("(\\S+) < hex (.*)");
    private static final Pattern MESSAGE =
            Pattern.compile("(\\S+) < (\\S+)(?: > (\\S+))? : (.*?)( no-router-alert)?(?: ttl (\\d+))?");
    private static final Pattern OCTETS = Pattern.compile("octets (.*)");
    private static final int CHECKSUM = 2;

    private ReceivedPacket() {}

    static boolean isPacket(String statement) {
        return statement.contains(" < ");
    }

    static PacketReceived parse(String statement, Links links) {
        Matcher raw = RAW.matcher(statement);
        if (raw.matches()) {
            return received(links.index(raw.group(1)), hex(raw.group(2)));
        }
        Matcher message = MESSAGE.matcher(statement);
        if (!message.matches()) {
            throw new IllegalArgumentException("no packet: " + statement);
        }
        int ttl = message.group(6) == null ? 1 : Integer.parseInt(message.group(6));
        IgmpFrame frame = new IgmpFrame(message.group(2), ttl, message.group(5) == null);
        return received(links.index(message.group(1)), around(frame, message.group(3), message.group(4)));
    }

    private static PacketReceived received(int interfaceIndex, byte[] packet) {
        return new PacketReceived(interfaceIndex, packet, packet.length);
    }

    private static byte[] around(IgmpFrame frame, String destination, String text) {
        Matcher octets = OCTETS.matcher(text);
        if (octets.matches()) {
            return frame.packet(destination, withChecksum(hex(octets.group(1))));
        }
        IgmpMessage message = MessageParser.parse(text);
        return frame.packet(destination == null ? usualDestination(message) : destination, IgmpWriter.write(message));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    /** Sets the checksum if it is zero. */
    private static byte[] withChecksum(byte[] message) {
        ByteBuffer buffer = ByteBuffer.wrap(message);
        if (buffer.limit() >= CHECKSUM + Short.BYTES && buffer.getShort(CHECKSUM) == 0) {
            buffer.putShort(CHECKSUM, Ipv4.checksum(buffer));
        }
        return message;
    }

    /** Returns the destination by RFC 9776 sections 4.1.12 and 4.2.14, RFC 2236 section 9, and RFC 1112. */
    private static String usualDestination(IgmpMessage message) {
        if (message instanceof IgmpMessage.Query query) {
            return Ipv4.UNSPECIFIED.equals(query.group()) ? "224.0.0.1" : query.group();
        } else if (message instanceof IgmpMessage.OldReport report) {
            return report.group();
        }
        return message instanceof IgmpMessage.Leave ? "224.0.0.2" : "224.0.0.22";
    }
}
