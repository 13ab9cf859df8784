package net.igmpproxy.linux.libc;

import java.nio.ByteOrder;
import net.igmpproxy.core.addr.Ipv4Address;

/** Conversion to network byte order, with the first byte at the lowest address. */
public final class NetworkOrder {
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private NetworkOrder() {}

    /** Returns the int that represents an address in memory like {@code struct in_addr}. */
    public static int of(Ipv4Address address) {
        return LITTLE_ENDIAN ? Integer.reverseBytes(address.bits()) : address.bits();
    }

    /** Returns the short that represents a number in network byte order ({@code htons}). */
    public static short of(int number) {
        return LITTLE_ENDIAN ? Short.reverseBytes((short) number) : (short) number;
    }

    /** Returns the address at an offset in a packet. */
    public static Ipv4Address address(byte[] packet, int offset) {
        return new Ipv4Address(packet[offset] << 24
                | (packet[offset + 1] & 0xff) << 16
                | (packet[offset + 2] & 0xff) << 8
                | (packet[offset + 3] & 0xff));
    }
}
