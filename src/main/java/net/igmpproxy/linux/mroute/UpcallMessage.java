package net.igmpproxy.linux.mroute;

import net.igmpproxy.core.wire.Ipv4Header;
import net.igmpproxy.core.wire.RouterAlert;
import net.igmpproxy.linux.libc.NetworkOrder;
import net.igmpproxy.runtime.port.IgmpSocket.Receiver;
import net.igmpproxy.runtime.port.IgmpSocket.Upcall;

/**
 * Layout of {@code struct igmpmsg} ({@code <linux/mroute.h>}), which the kernel writes over the IP header of the data
 * packet. {@code im_mbz} replaces the protocol field, and its value 0 marks an upcall. The IP options are left
 * unchanged.
 */
final class UpcallMessage {
    private static final int IM_MSGTYPE = 8;
    private static final int IM_MBZ = 9;
    private static final int IM_VIF = 10;
    private static final int IM_VIF_HI = 11;
    private static final int IM_SRC = 12;
    private static final int IM_DST = 16;

    private static final int HEADER_WORDS = 0xf;

    private static final int IGMPMSG_NOCACHE = 1;
    private static final int IGMPMSG_WRONGVIF = 2;

    private UpcallMessage() {}

    /** Returns true for an upcall, false for an IGMP packet. */
    static boolean isUpcall(byte[] message) {
        return message[IM_MBZ] == 0;
    }

    /**
     * Passes an upcall to the receiver.
     *
     * @return true if the kind of upcall concerns a proxy
     */
    static boolean hand(byte[] message, Receiver receiver) {
        return switch (message[IM_MSGTYPE]) {
            case IGMPMSG_NOCACHE ->
                hand(hasRouterAlert(message) ? Upcall.MESSAGE_HELD : Upcall.NO_CACHE, message, receiver);
            case IGMPMSG_WRONGVIF -> !hasRouterAlert(message) && hand(Upcall.WRONG_VIF, message, receiver);
            default -> false;
        };
    }

    /**
     * Returns true if the packet of the upcall has the Router Alert option (RFC 2113), which data packets do not have.
     */
    private static boolean hasRouterAlert(byte[] message) {
        int headerBytes = (message[0] & HEADER_WORDS) * Integer.BYTES;
        return headerBytes > Ipv4Header.SIZE && (message[Ipv4Header.SIZE] & 0xff) == RouterAlert.TYPE;
    }

    private static boolean hand(Upcall type, byte[] message, Receiver receiver) {
        int vif = (message[IM_VIF_HI] & 0xff) << Byte.SIZE | (message[IM_VIF] & 0xff);
        receiver.upcall(type, vif, NetworkOrder.address(message, IM_SRC), NetworkOrder.address(message, IM_DST));
        return true;
    }
}
