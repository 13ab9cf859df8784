package net.igmpproxy.linux.socket;

import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.NetworkOrder;

/** {@code struct sockaddr_ll}, which says what packets a socket gets, or where one goes: packet(7). */
public final class LinkLayerAddress {
    public static final int OCTETS = 20;

    private static final short AF_PACKET = 17;
    private static final int ETH_P_IP = 0x0800;
    private static final int SLL_FAMILY = 0;
    private static final int SLL_PROTOCOL = 2;
    private static final int SLL_IFINDEX = 4;
    private static final int SLL_HALEN = 11;
    private static final int SLL_ADDR = 12;

    private final Pointer memory;

    public LinkLayerAddress(Native os) {
        this.memory = os.allocate(OCTETS);
    }

    /** IPv4 on an interface, from or to a station, or all of them if its address is empty. */
    public Pointer ipv4(int interfaceIndex, byte... mac) {
        memory.putShort(SLL_FAMILY, AF_PACKET);
        memory.putShort(SLL_PROTOCOL, NetworkOrder.of(ETH_P_IP));
        memory.putInt(SLL_IFINDEX, interfaceIndex);
        memory.putByte(SLL_HALEN, (byte) mac.length);
        memory.put(SLL_ADDR, mac, 0, mac.length);
        return memory;
    }
}
