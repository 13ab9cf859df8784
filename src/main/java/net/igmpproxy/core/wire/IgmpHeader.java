package net.igmpproxy.core.wire;

import net.igmpproxy.core.addr.Ipv4Address;

/** IPv4 header of outgoing IGMP messages (RFC 9776 section 4): TTL 1, TOS 0xc0, Router Alert. */
public final class IgmpHeader {
    /** Internetwork Control precedence. */
    public static final int TOS = 0xc0;

    /** TTL that keeps messages on their link. */
    public static final int TTL = 1;

    /** Size of the header with the Router Alert option, in bytes. */
    public static final int SIZE = Ipv4Header.SIZE + RouterAlert.LENGTH;

    /** Version 4, and the header length of 6 words. */
    public static final byte VERSION_AND_LENGTH = 0x46;

    private static final int DO_NOT_FRAGMENT = 0x4000;

    private IgmpHeader() {}

    /** Returns the Router Alert option (RFC 2113). */
    public static byte[] routerAlert() {
        return new byte[] {(byte) RouterAlert.TYPE, RouterAlert.LENGTH, 0, 0};
    }

    /**
     * Encodes the header.
     *
     * @param payloadLength length of the IGMP message in bytes
     */
    public static byte[] encode(Ipv4Address source, Ipv4Address destination, int payloadLength) {
        return new MessageWriter(SIZE)
                .u8(Ipv4Header.VERSION_AND_LENGTH, VERSION_AND_LENGTH)
                .u8(Ipv4Header.TYPE_OF_SERVICE, TOS)
                .u16(Ipv4Header.TOTAL_LENGTH, SIZE + payloadLength)
                .u16(Ipv4Header.FLAGS_AND_FRAGMENT_OFFSET, DO_NOT_FRAGMENT)
                .u8(Ipv4Header.TTL, TTL)
                .u8(Ipv4Header.PROTOCOL, Ipv4Header.PROTOCOL_IGMP)
                .address(Ipv4Header.SOURCE, source)
                .address(Ipv4Header.DESTINATION, destination)
                .u8(Ipv4Header.SIZE, RouterAlert.TYPE)
                .u8(Ipv4Header.SIZE + 1, RouterAlert.LENGTH)
                .finish(Ipv4Header.CHECKSUM);
    }
}
