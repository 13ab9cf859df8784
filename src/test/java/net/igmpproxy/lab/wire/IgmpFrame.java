package net.igmpproxy.lab.wire;

import java.nio.ByteBuffer;

/**
 * How a hand-made IGMP packet is wrapped: Ethernet and IPv4.
 *
 * @param source      the IPv4 source, not necessarily the sender's own
 * @param ttl         1 in every sound IGMP packet
 * @param routerAlert whether to add the Router Alert option (RFC 2113)
 */
public record IgmpFrame(String source, int ttl, boolean routerAlert) {
    private static final int ETHERNET_HEADER = 14;
    private static final int ROUTER_ALERT = 0x94040000;
    private static final short INTERNETWORK_CONTROL = 0xC0;

    /** What the RFCs demand: TTL 1 and Router Alert. */
    public static IgmpFrame from(String source) {
        return new IgmpFrame(source, 1, true);
    }

    /** The whole frame around an IGMP message. */
    public byte[] around(String destination, byte[] message) {
        byte[] packet = packet(destination, message);
        ByteBuffer frame = ByteBuffer.allocate(ETHERNET_HEADER + packet.length);
        frame.putShort((short) 0x0100).put((byte) 0x5E).put(low23Bits(destination));
        frame.putShort((short) 0x0200).put(Ipv4.octets(source)).putShort((short) 0x0800);
        return frame.put(packet).array();
    }

    /** The IPv4 packet around an IGMP message. */
    public byte[] packet(String destination, byte[] message) {
        int headerLength = routerAlert ? 24 : 20;
        return ByteBuffer.allocate(headerLength + message.length)
                .put(header(headerLength, headerLength + message.length, destination))
                .put(message)
                .array();
    }

    private byte[] header(int length, int totalLength, String destination) {
        ByteBuffer header = ByteBuffer.allocate(length);
        header.put((byte) (0x40 | length / Integer.BYTES)).put((byte) INTERNETWORK_CONTROL);
        header.putShort((short) totalLength).putInt(0);
        header.put((byte) ttl).put((byte) Ipv4Packet.IGMP).putShort((short) 0);
        header.put(Ipv4.octets(source)).put(Ipv4.octets(destination));
        if (routerAlert) {
            header.putInt(ROUTER_ALERT);
        }
        return header.putShort(10, Ipv4.checksum(header)).array();
    }

    /** What the Ethernet address of a group takes from it (RFC 1112 section 6.4). */
    private static byte[] low23Bits(String group) {
        ByteBuffer octets = Ipv4.octets(group);
        return new byte[] {(byte) (octets.get(1) & 0x7F), octets.get(2), octets.get(3)};
    }
}
