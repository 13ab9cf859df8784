package net.igmpproxy.linux.netlink;

import java.nio.ByteBuffer;

/**
 * Constants of {@code <linux/netlink.h>} and {@code <linux/rtnetlink.h>} that several messages share. Offsets and sizes
 * are in bytes; offsets in a body count from the end of the netlink header.
 */
public final class Rtnetlink {
    /** {@code sizeof(struct nlmsghdr)}. */
    public static final int NLMSGHDR_SIZE = 16;

    /** Offset of {@code nlmsg_type}. */
    public static final int NLMSG_TYPE = 4;

    public static final int RTM_NEWROUTE = 24;
    public static final int RTM_DELROUTE = 25;

    /** Offset of {@code rtm_flags}. */
    public static final int RTM_FLAGS = 8;

    /** Flag of an unresolved MFC entry. */
    public static final int RTNH_F_UNRESOLVED = 0x20;

    /** Family of the messages of IPv4 multicast routing. */
    public static final int RTNL_FAMILY_IPMR = 128;

    static final int RTM_NEWLINK = 16;
    static final int RTM_DELLINK = 17;
    static final int RTM_GETLINK = 18;

    /** {@code sizeof(struct ifinfomsg)}. */
    static final int IFINFOMSG_SIZE = 16;

    /** {@code sizeof(struct ifaddrmsg)}. */
    static final int IFADDRMSG_SIZE = 8;

    /** {@code sizeof(struct rtmsg)}. */
    static final int RTMSG_SIZE = 12;

    /** Offset of {@code ifi_index}. */
    static final int IFI_INDEX = 4;

    /** Attribute with the interface name. */
    static final int IFLA_IFNAME = 3;

    /** Multicast routing table of a routing socket without {@code MRT_TABLE}. */
    static final int RT_TABLE_DEFAULT = 253;

    private Rtnetlink() {}

    /** Returns true for a message body of a family, which is the first field of every rtnetlink body. */
    static boolean isOfFamily(ByteBuffer body, int family) {
        return Byte.toUnsignedInt(body.get(0)) == family;
    }
}
