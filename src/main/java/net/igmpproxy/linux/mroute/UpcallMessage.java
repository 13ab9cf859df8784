package net.igmpproxy.linux.mroute;

import net.igmpproxy.linux.libc.NetworkOrder;
import net.igmpproxy.runtime.port.IgmpSocket.Receiver;
import net.igmpproxy.runtime.port.IgmpSocket.Upcall;

/**
 * The layout of {@code struct igmpmsg} ({@code <linux/mroute.h>}), which the kernel lays over the header of the data
 * packet that an upcall is about; {@code im_mbz} falls on the protocol field and marks the upcall by being zero. The options of
 * that header stay as they are.
 */
final class UpcallMessage {
    private static final int IM_MSGTYPE = 8;
    private static final int IM_MBZ = 9;
    private static final int IM_VIF = 10;
    private static final int IM_VIF_HI = 11;
    private static final int IM_SRC = 12;
    private static final int IM_DST = 16;

    private static final int HEADER_WORDS = 0xf;
    private static final int ROUTER_ALERT = 0x94;

    private static final int IGMPMSG_NOCACHE = 1;
    private static final int IGMPMSG_WRONGVIF = 2;

    private UpcallMessage() {}

    /** Whether what was read is an upcall and no IGMP packet. */
    static boolean isUpcall(byte[] message) {
        return message[IM_MBZ] == 0;
    }

    /**
     * Hands an upcall on.
     *
     * @return whether it is of a kind that concerns a proxy
     */
    static boolean hand(byte[] message, Receiver receiver) {
        return switch (message[IM_MSGTYPE]) {
            case IGMPMSG_NOCACHE ->
                hand(hasRouterAlert(message) ? Upcall.MESSAGE_HELD : Upcall.NO_CACHE, message, receiver);
            case IGMPMSG_WRONGVIF -> !hasRouterAlert(message) && hand(Upcall.WRONG_VIF, message, receiver);
            default -> false;
        };
    }

    /** Whether the packet that the upcall is about has the Router Alert option (RFC 2113), which data has not. */
    private static boolean hasRouterAlert(byte[] message) {
        int headerBytes = (message[0] & HEADER_WORDS) * Integer.BYTES;
        return headerBytes > IM_DST + Integer.BYTES && (message[IM_DST + Integer.BYTES] & 0xff) == ROUTER_ALERT;
    }

    private static boolean hand(Upcall type, byte[] message, Receiver receiver) {
        int vif = (message[IM_VIF_HI] & 0xff) << Byte.SIZE | (message[IM_VIF] & 0xff);
        receiver.upcall(type, vif, NetworkOrder.address(message, IM_SRC), NetworkOrder.address(message, IM_DST));
        return true;
    }
}
