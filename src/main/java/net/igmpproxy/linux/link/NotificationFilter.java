package net.igmpproxy.linux.link;

import java.nio.ByteOrder;
import net.igmpproxy.linux.netlink.Rtnetlink;
import net.igmpproxy.linux.socket.SocketFilter;

/** Socket filter of the notification socket. */
final class NotificationFilter {
    private NotificationFilter() {}

    /**
     * Drops notifications of unresolved MFC entries. Each new flow causes one, and its upcall contains the same
     * information.
     */
    static SocketFilter withoutUnresolvedRoutes() {
        return new SocketFilter()
                .loadWord(Rtnetlink.NLMSG_TYPE)
                .and(inNetworkOrder((short) 0xffff))
                .ifEqual(inNetworkOrder((short) Rtnetlink.RTM_NEWROUTE), 1, 0)
                .ifEqual(inNetworkOrder((short) Rtnetlink.RTM_DELROUTE), 0, 5)
                .loadOctet(Rtnetlink.NLMSGHDR_SIZE)
                .ifEqual(Rtnetlink.RTNL_FAMILY_IPMR, 0, 3)
                .loadWord(Rtnetlink.NLMSGHDR_SIZE + Rtnetlink.RTM_FLAGS)
                .and(inNetworkOrder(Rtnetlink.RTNH_F_UNRESOLVED))
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
