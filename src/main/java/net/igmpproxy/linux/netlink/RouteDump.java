package net.igmpproxy.linux.netlink;

import net.igmpproxy.linux.socket.SocketConstants;

/** Dumps of rtnetlink tables. */
public enum RouteDump implements DumpRequest {
    /** Interfaces: {@code struct ifinfomsg} of every family. */
    LINKS("RTM_GETLINK", Rtnetlink.RTM_GETLINK, SocketConstants.AF_UNSPEC, Rtnetlink.IFINFOMSG_SIZE),
    /** IPv4 addresses: {@code struct ifaddrmsg} of AF_INET. */
    ADDRESSES("RTM_GETADDR", 22, SocketConstants.AF_INET, Rtnetlink.IFADDRMSG_SIZE),
    /** MFC entries: {@code struct rtmsg} of RTNL_FAMILY_IPMR. */
    MULTICAST_ROUTES("RTM_GETROUTE", 26, Rtnetlink.RTNL_FAMILY_IPMR, Rtnetlink.RTMSG_SIZE),
    /** VIFs: {@code struct ifinfomsg} of RTNL_FAMILY_IPMR. */
    MULTICAST_VIFS("RTM_GETLINK", Rtnetlink.RTM_GETLINK, Rtnetlink.RTNL_FAMILY_IPMR, Rtnetlink.IFINFOMSG_SIZE);

    private final String messageType;
    private final int number;
    private final int family;
    private final int bodyOctets;

    RouteDump(String messageType, int number, int family, int bodyOctets) {
        this.messageType = messageType;
        this.number = number;
        this.family = family;
        this.bodyOctets = bodyOctets;
    }

    @Override
    public String call() {
        return "netlink(" + messageType + ")";
    }

    @Override
    public byte[] encode(int sequence) {
        byte[] body = new byte[bodyOctets];
        body[0] = (byte) family;
        return DumpRequest.message(number, sequence, body);
    }
}
