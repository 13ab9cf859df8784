package net.igmpproxy.linux;

import net.igmpproxy.runtime.IgmpSocket.Receiver;
import net.igmpproxy.runtime.IgmpSocket.Upcall;

/**
 * The layout of {@code struct igmpmsg} ({@code <linux/mroute.h>}), which the kernel lays over the header of the data
 * packet that an upcall is about; {@code im_mbz} falls on the protocol field and marks the upcall by being zero.
 */
final class UpcallMessage {
    private static final int IM_MSGTYPE = 8;
    private static final int IM_MBZ = 9;
    private static final int IM_VIF = 10;
    private static final int IM_VIF_HI = 11;
    private static final int IM_SRC = 12;
    private static final int IM_DST = 16;

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
            case IGMPMSG_NOCACHE -> hand(Upcall.NO_CACHE, message, receiver);
            case IGMPMSG_WRONGVIF -> hand(Upcall.WRONG_VIF, message, receiver);
            default -> false;
        };
    }

    private static boolean hand(Upcall type, byte[] message, Receiver receiver) {
        int vif = (message[IM_VIF_HI] & 0xff) << Byte.SIZE | (message[IM_VIF] & 0xff);
        receiver.upcall(type, vif, NetworkOrder.address(message, IM_SRC), NetworkOrder.address(message, IM_DST));
        return true;
    }
}
