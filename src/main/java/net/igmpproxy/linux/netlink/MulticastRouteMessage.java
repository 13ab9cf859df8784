package net.igmpproxy.linux.netlink;

import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.MfcKey;

/**
 * A multicast forwarding entry: {@code RTM_NEWROUTE} of family RTNL_FAMILY_IPMR, as {@code mr_fill_mroute} in
 * {@code net/ipv4/ipmr_base.c} writes it.
 *
 * @param table          the routing table it is in
 * @param key            what it matches
 * @param inputInterface the index of the interface its packets come in on; 0 if the kernel waits for the entry, or the
 *                       interface is gone
 * @param packets        packets that matched
 * @param bytes          their octets
 * @param wrongInterface packets that came in on another interface
 */
public record MulticastRouteMessage(
        int table, MfcKey key, int inputInterface, long packets, long bytes, long wrongInterface) {
    private static final int RTM_NEWROUTE = 24;
    private static final int RTMSG_OCTETS = 12;
    private static final byte RTNL_FAMILY_IPMR = (byte) 128;
    private static final int RT_TABLE_DEFAULT = 253;
    private static final int RTA_DST = 1;
    private static final int RTA_SRC = 2;
    private static final int RTA_IIF = 3;
    private static final int RTA_TABLE = 15;
    private static final int RTA_MFC_STATS = 17;

    /** Reads a message, if it is one of a multicast entry. */
    public static Optional<MulticastRouteMessage> parse(NetlinkMessage message) {
        if (message.type() != RTM_NEWROUTE
                || message.body().remaining() < RTMSG_OCTETS
                || message.body().get(0) != RTNL_FAMILY_IPMR) {
            return Optional.empty();
        }
        return Optional.of(from(Attributes.parse(message.body(), RTMSG_OCTETS)));
    }

    private static MulticastRouteMessage from(Attributes attributes) {
        MfcKey key = new MfcKey(
                attributes.address(RTA_SRC).orElse(Ipv4Address.UNSPECIFIED),
                attributes.address(RTA_DST).orElse(Ipv4Address.UNSPECIFIED));
        return new MulticastRouteMessage(
                attributes.number(RTA_TABLE).orElse(RT_TABLE_DEFAULT),
                key,
                attributes.number(RTA_IIF).orElse(0),
                attributes.counter(RTA_MFC_STATS, 0),
                attributes.counter(RTA_MFC_STATS, 1),
                attributes.counter(RTA_MFC_STATS, 2));
    }

    /** Whether it is in the table of the routing socket, and not in one that another program chose by MRT_TABLE. */
    public boolean isOfDefaultTable() {
        return table == RT_TABLE_DEFAULT;
    }
}
