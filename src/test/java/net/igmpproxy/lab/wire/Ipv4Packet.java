package net.igmpproxy.lab.wire;

import java.nio.ByteBuffer;

/**
 * Captured IPv4 packet.
 *
 * @param routerAlert true if it has the Router Alert option (RFC 2113)
 * @param payload     the data after the header
 */
public record Ipv4Packet(
        String source, String destination, int ttl, int protocol, boolean routerAlert, ByteBuffer payload) {
    /** IP protocol number of IGMP. */
    public static final int IGMP = 2;

    /** IP protocol number of UDP. */
    public static final int UDP = 17;

    private static final int MIN_HEADER = 20;
    private static final int ROUTER_ALERT = 0x94;

    /** Parses a packet that the kernel has validated. */
    public static Ipv4Packet read(ByteBuffer packet) {
        int headerLength = (packet.get(0) & 0x0F) * Integer.BYTES;
        int totalLength = packet.getShort(2) & 0xFFFF;
        return new Ipv4Packet(
                Ipv4.read(packet.slice(12, Integer.BYTES)),
                Ipv4.read(packet.slice(16, Integer.BYTES)),
                packet.get(8) & 0xFF,
                packet.get(9) & 0xFF,
                headerLength > MIN_HEADER && (packet.get(MIN_HEADER) & 0xFF) == ROUTER_ALERT,
                packet.slice(headerLength, totalLength - headerLength));
    }
}
