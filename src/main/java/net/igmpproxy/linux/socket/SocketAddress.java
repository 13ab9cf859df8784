package net.igmpproxy.linux.socket;

import jnr.ffi.Pointer;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.linux.libc.NetworkOrder;

/** Layout of {@code struct sockaddr_in}. */
public final class SocketAddress {
    /** {@code sizeof(struct sockaddr_in)}. */
    public static final int OCTETS = 16;

    private static final int SIN_FAMILY = 0;
    private static final int SIN_ADDR = 4;

    private SocketAddress() {}

    /** Writes an address with port 0, since IGMP has no ports. */
    public static void write(Pointer memory, long offset, Ipv4Address address) {
        memory.putShort(offset + SIN_FAMILY, (short) SocketConstants.AF_INET);
        memory.putInt(offset + SIN_ADDR, NetworkOrder.of(address));
    }
}
