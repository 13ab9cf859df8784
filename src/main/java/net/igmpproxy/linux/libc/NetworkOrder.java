package net.igmpproxy.linux.libc;

import java.nio.ByteOrder;
import net.igmpproxy.core.addr.Ipv4Address;

/** Network byte order: the first octet at the lowest address, whatever the processor's own order. */
public final class NetworkOrder {
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private NetworkOrder() {}

    /** The int whose memory holds an address as {@code struct in_addr} does. */
    public static int of(Ipv4Address address) {
        return LITTLE_ENDIAN ? Integer.reverseBytes(address.bits()) : address.bits();
    }

    /** The short whose memory holds a number as the network does ({@code htons}). */
    public static short of(int number) {
        return LITTLE_ENDIAN ? Short.reverseBytes((short) number) : (short) number;
    }

    /** The address at an offset of a packet. */
    public static Ipv4Address address(byte[] packet, int offset) {
        return new Ipv4Address(packet[offset] << 24
                | (packet[offset + 1] & 0xff) << 16
                | (packet[offset + 2] & 0xff) << 8
                | (packet[offset + 3] & 0xff));
    }
}
