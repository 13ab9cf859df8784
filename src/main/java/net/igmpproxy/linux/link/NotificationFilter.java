package net.igmpproxy.linux.link;

import java.nio.ByteOrder;
import net.igmpproxy.linux.socket.SocketFilter;

/** Socket filter of the notification socket. */
final class NotificationFilter {
    private static final int NLMSG_TYPE = 4;
    private static final int RTM_FAMILY = 16;
    private static final int RTM_FLAGS = 24;

    private static final int RTM_NEWROUTE = 24;
    private static final int RTM_DELROUTE = 25;
    private static final int RTNL_FAMILY_IPMR = 128;
    private static final int RTNH_F_UNRESOLVED = 0x20;

    private NotificationFilter() {}

    /**
     * Drops notifications of unresolved MFC entries. Each new flow causes one, and its upcall contains the same
     * information.
     */
    static SocketFilter withoutUnresolvedRoutes() {
        return new SocketFilter()
                .loadWord(NLMSG_TYPE)
                .and(inNetworkOrder((short) 0xffff))
                .ifEqual(inNetworkOrder((short) RTM_NEWROUTE), 1, 0)
                .ifEqual(inNetworkOrder((short) RTM_DELROUTE), 0, 5)
                .loadOctet(RTM_FAMILY)
                .ifEqual(RTNL_FAMILY_IPMR, 0, 3)
                .loadWord(RTM_FLAGS)
                .and(inNetworkOrder(RTNH_F_UNRESOLVED))
                .ifEqual(0, 0, 1)
                .pass(SocketFilter.ALL)
                .pass(0);
    }

    /**
     * Returns the operand for a 16-bit field in host byte order. The filter loads the field in network byte order into
     * the upper half of a word.
     */
    private static int inNetworkOrder(short number) {
        boolean swapped = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        return (swapped ? Short.reverseBytes(number) : number) << Short.SIZE;
    }

    private static int inNetworkOrder(int number) {
        boolean swapped = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        return swapped ? Integer.reverseBytes(number) : number;
    }
}
