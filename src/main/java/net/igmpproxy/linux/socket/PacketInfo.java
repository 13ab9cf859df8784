package net.igmpproxy.linux.socket;

import jnr.ffi.Pointer;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.linux.libc.NetworkOrder;

/** Layout of a {@code struct cmsghdr} followed by a {@code struct in_pktinfo}, for {@code IP_PKTINFO}. */
final class PacketInfo {
    /** {@code CMSG_LEN(sizeof(struct in_pktinfo))}. */
    static final int LENGTH = 28;
    /** {@code CMSG_SPACE(sizeof(struct in_pktinfo))}. */
    static final int SPACE = 32;

    private static final int IPI_IFINDEX = MessageHeader.CMSG_DATA;
    private static final int IPI_SPEC_DST = IPI_IFINDEX + Integer.BYTES;

    private PacketInfo() {}

    /** Returns the incoming interface of a packet. */
    static int interfaceIndex(Pointer memory, long offset) {
        return memory.getInt(offset + IPI_IFINDEX);
    }

    /** Writes the outgoing interface and the source address of a packet. */
    static void write(Pointer memory, long offset, int interfaceIndex, Ipv4Address source) {
        memory.putLong(offset + MessageHeader.CMSG_LEN, LENGTH);
        memory.putInt(offset + MessageHeader.CMSG_LEVEL, SocketOption.IP_PKTINFO.level());
        memory.putInt(offset + MessageHeader.CMSG_TYPE, SocketOption.IP_PKTINFO.number());
        memory.putInt(offset + IPI_IFINDEX, interfaceIndex);
        memory.putInt(offset + IPI_SPEC_DST, NetworkOrder.of(source));
    }
}
