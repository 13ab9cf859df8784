package net.igmpproxy.linux.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The tables that are dumped, named in messages by what is asked for. */
public enum DumpRequest {
    /** {@code struct ifinfomsg} of every family. */
    LINKS("RTM_GETLINK", 18, 0, 16),
    /** {@code struct ifaddrmsg} of AF_INET. */
    ADDRESSES("RTM_GETADDR", 22, 2, 8),
    /** {@code struct rtmsg} of RTNL_FAMILY_IPMR. */
    MULTICAST_ROUTES("RTM_GETROUTE", 26, 128, 12),
    /** {@code struct ifinfomsg} of RTNL_FAMILY_IPMR. */
    MULTICAST_VIFS("RTM_GETLINK", 18, 128, 16);

    private static final int HEADER_OCTETS = 16;
    /** {@code NLM_F_REQUEST | NLM_F_DUMP}. */
    private static final short FLAGS = 0x1 | 0x300;

    private final String messageType;
    private final int number;
    private final int family;
    private final int bodyOctets;

    DumpRequest(String messageType, int number, int family, int bodyOctets) {
        this.messageType = messageType;
        this.number = number;
        this.family = family;
        this.bodyOctets = bodyOctets;
    }

    /** The label of a call that makes this request. */
    public String call() {
        return "netlink(" + messageType + ")";
    }

    /** The request as it goes out, in the processor's byte order. */
    public byte[] encode(int sequence) {
        int octets = HEADER_OCTETS + bodyOctets;
        return ByteBuffer.allocate(octets)
                .order(ByteOrder.nativeOrder())
                .putInt(octets)
                .putShort((short) number)
                .putShort(FLAGS)
                .putInt(sequence)
                .putInt(0)
                .put((byte) family)
                .array();
    }
}
