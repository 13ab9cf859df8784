package net.igmpproxy.lab.wire;

import java.nio.ByteBuffer;

/**
 * Ethernet, IPv4 and UDP header of a forged stream packet, without UDP checksum.
 *
 * @param source the IPv4 source address, possibly forged
 * @param ttl    the initial TTL
 * @param port   the source and destination UDP port
 */
public record DataFrame(String source, int ttl, int port) {
    private static final int ETHERNET_HEADER = 14;
    private static final int IP_HEADER = 20;
    private static final int UDP_HEADER = 8;

    /** Returns the frame of a payload. */
    public byte[] around(String group, ByteBuffer payload) {
        int length = IP_HEADER + UDP_HEADER + payload.remaining();
        ByteBuffer frame = ByteBuffer.allocate(ETHERNET_HEADER + length);
        ByteBuffer octets = Ipv4.octets(group);
        frame.putShort((short) 0x0100).put((byte) 0x5E).put((byte) (octets.get(1) & 0x7F));
        frame.put(octets.get(2)).put(octets.get(3));
        frame.putShort((short) 0x0200).put(Ipv4.octets(source)).putShort((short) 0x0800);
        frame.put(header(length, group));
        frame.putShort((short) port).putShort((short) port);
        frame.putShort((short) (UDP_HEADER + payload.remaining())).putShort((short) 0);
        return frame.put(payload).array();
    }

    private byte[] header(int totalLength, String group) {
        ByteBuffer header = ByteBuffer.allocate(IP_HEADER);
        header.put((byte) 0x45).put((byte) 0).putShort((short) totalLength).putInt(0);
        header.put((byte) ttl).put((byte) Ipv4Packet.UDP).putShort((short) 0);
        header.put(Ipv4.octets(source)).put(Ipv4.octets(group));
        return header.putShort(10, Ipv4.checksum(header)).array();
    }
}
