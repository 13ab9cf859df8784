package net.igmpproxy.linux.mroute;

import java.nio.ByteBuffer;
import net.igmpproxy.core.addr.Ipv4Address;

/** IPv4 header of outgoing IGMP messages (RFC 9776 section 4): TTL 1, TOS 0xc0, Router Alert. */
final class IgmpHeader {
    /** Internetwork Control precedence. */
    static final int TOS = 0xc0;
    /** TTL that keeps messages on their link. */
    static final int TTL = 1;

    private static final int OCTETS = 24;
    private static final byte VERSION_AND_LENGTH = 0x46;
    private static final short DO_NOT_FRAGMENT = 0x4000;
    private static final byte IPPROTO_IGMP = 2;
    private static final int CHECKSUM = 10;
    private static final int ROUTER_ALERT = 0x94040000;

    private IgmpHeader() {}

    /** Returns the Router Alert option (RFC 2113). */
    static byte[] routerAlert() {
        return ByteBuffer.allocate(Integer.BYTES).putInt(ROUTER_ALERT).array();
    }

    /** Returns the header of 24 bytes. */
    static byte[] encode(Ipv4Address source, Ipv4Address destination, int payloadLength) {
        ByteBuffer header = ByteBuffer.allocate(OCTETS)
                .put(VERSION_AND_LENGTH)
                .put((byte) TOS)
                .putShort((short) (OCTETS + payloadLength))
                .putShort((short) 0)
                .putShort(DO_NOT_FRAGMENT)
                .put((byte) TTL)
                .put(IPPROTO_IGMP)
                .putShort((short) 0)
                .putInt(source.bits())
                .putInt(destination.bits())
                .putInt(ROUTER_ALERT);
        return header.putShort(CHECKSUM, checksum(header)).array();
    }

    /** Computes the checksum (RFC 1071); the sum of 12 words needs at most two folds. */
    private static short checksum(ByteBuffer header) {
        int sum = 0;
        for (int offset = 0; offset < OCTETS; offset += Short.BYTES) {
            sum += Short.toUnsignedInt(header.getShort(offset));
        }
        int folded = (sum & 0xffff) + (sum >>> Short.SIZE);
        return (short) ~(folded + (folded >>> Short.SIZE));
    }
}
