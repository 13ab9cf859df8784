package net.igmpproxy.core.wire;

import java.nio.ByteBuffer;
import net.igmpproxy.core.addr.Ipv4Address;

/** Complete IGMP packets as sent by a host: TTL 1, TOS 0xc0, Router Alert. */
public final class IgmpPackets {
    private static final int PRECEDENCE_INTERNETWORK_CONTROL = 0x46c00000;
    private static final int TTL_1_PROTOCOL_IGMP = 0x01020000;
    private static final int ROUTER_ALERT = 0x94040000;

    private IgmpPackets() {}

    /** Returns a packet from its IPv4 header on. The header checksum is zero: the decoder does not read it. */
    public static byte[] packet(Ipv4Address source, Ipv4Address destination, IgmpMessage message) {
        byte[] payload = IgmpEncoder.encode(message);
        int length = IgmpHeader.SIZE + payload.length;
        return ByteBuffer.allocate(length)
                .putInt(PRECEDENCE_INTERNETWORK_CONTROL | length)
                .putInt(0)
                .putInt(TTL_1_PROTOCOL_IGMP)
                .putInt(source.bits())
                .putInt(destination.bits())
                .putInt(ROUTER_ALERT)
                .put(payload)
                .array();
    }
}
