package net.igmpproxy.lab.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ethernet and IPv4 header of a forged IGMP packet.
 *
 * @param source      the IPv4 source address, possibly forged
 * @param ttl         the TTL; 1 in every valid IGMP packet
 * @param routerAlert true to add the Router Alert option (RFC 2113)
 */
public record IgmpFrame(String source, int ttl, boolean routerAlert) {
    private static final int ETHERNET_HEADER = 14;
    private static final int ROUTER_ALERT = 0x94040000;
    private static final short INTERNETWORK_CONTROL = 0xC0;

    /** Unit of fragment offsets in bytes; then the message bytes per fragment for an MTU of 1500 bytes. */
    private static final int FRAGMENT_UNIT = 8;

    private static final int FRAGMENT = 1472;
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int IDENTIFICATION = 0x1942;

    /** Returns the header that the RFCs require: TTL 1 and Router Alert. */
    public static IgmpFrame from(String source) {
        return new IgmpFrame(source, 1, true);
    }

    /** Returns the frame of an IGMP message. */
    public byte[] around(String destination, byte[] message) {
        return frame(destination, packet(destination, message));
    }

    /** Returns the IPv4 packet of an IGMP message. */
    public byte[] packet(String destination, byte[] message) {
        return packet(destination, 0, message);
    }

    /** Returns the frames of a fragmented IGMP message (RFC 791 section 3.2). */
    public List<byte[]> inFragments(String destination, byte[] message) {
        List<byte[]> frames = new ArrayList<>();
        for (int begin = 0; begin < message.length; begin += FRAGMENT) {
            int end = Math.min(begin + FRAGMENT, message.length);
            int more = end < message.length ? MORE_FRAGMENTS : 0;
            int identified = IDENTIFICATION << Short.SIZE | more | begin / FRAGMENT_UNIT;
            byte[] packet = packet(destination, identified, Arrays.copyOfRange(message, begin, end));
            frames.add(frame(destination, packet));
        }
        return frames;
    }

    private byte[] packet(String destination, int fragment, byte[] payload) {
        int headerLength = routerAlert ? 24 : 20;
        return ByteBuffer.allocate(headerLength + payload.length)
                .put(header(headerLength, headerLength + payload.length, fragment, destination))
                .put(payload)
                .array();
    }

    private byte[] frame(String destination, byte[] packet) {
        ByteBuffer frame = ByteBuffer.allocate(ETHERNET_HEADER + packet.length);
        frame.putShort((short) 0x0100).put((byte) 0x5E).put(low23Bits(destination));
        frame.putShort((short) 0x0200).put(Ipv4.octets(source)).putShort((short) 0x0800);
        return frame.put(packet).array();
    }

    /**
     * Returns the IPv4 header.
     *
     * @param fragment the identification, flags and fragment offset
     */
    private byte[] header(int length, int totalLength, int fragment, String destination) {
        ByteBuffer header = ByteBuffer.allocate(length);
        header.put((byte) (0x40 | length / Integer.BYTES)).put((byte) INTERNETWORK_CONTROL);
        header.putShort((short) totalLength).putInt(fragment);
        header.put((byte) ttl).put((byte) Ipv4Packet.IGMP).putShort((short) 0);
        header.put(Ipv4.octets(source)).put(Ipv4.octets(destination));
        if (routerAlert) {
            header.putInt(ROUTER_ALERT);
        }
        return header.putShort(10, Ipv4.checksum(header)).array();
    }

    /** Returns the part of a group address in its Ethernet address (RFC 1112 section 6.4). */
    private static byte[] low23Bits(String group) {
        ByteBuffer octets = Ipv4.octets(group);
        return new byte[] {(byte) (octets.get(1) & 0x7F), octets.get(2), octets.get(3)};
    }
}
