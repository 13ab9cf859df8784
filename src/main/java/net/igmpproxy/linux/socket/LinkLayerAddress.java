package net.igmpproxy.linux.socket;

import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.NetworkOrder;

/** {@code struct sockaddr_ll} (packet(7)): filter of a packet socket, or destination of a packet. */
public final class LinkLayerAddress {
    public static final int OCTETS = 20;

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

    /** Returns the address for IPv4 on an interface and a station; an empty MAC address selects all stations. */
    public Pointer ipv4(int interfaceIndex, byte... mac) {
        memory.putShort(SLL_FAMILY, (short) SocketConstants.AF_PACKET);
        memory.putShort(SLL_PROTOCOL, NetworkOrder.of(ETH_P_IP));
        memory.putInt(SLL_IFINDEX, interfaceIndex);
        memory.putByte(SLL_HALEN, (byte) mac.length);
        memory.put(SLL_ADDR, mac, 0, mac.length);
        return memory;
    }
}
