package net.igmpproxy.linux.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.mfc.MfcKey;

/**
 * A multicast forwarding entry: {@code RTM_NEWROUTE} of family RTNL_FAMILY_IPMR, as {@code mr_fill_mroute} in
 * {@code net/ipv4/ipmr_base.c} writes it.
 *
 * @param table          the routing table it is in
 * @param key            what it matches
 * @param unresolved     whether the kernel waits for the entry, and has none yet
 * @param inputInterface the index of the interface its packets come in on; 0 if the entry is unresolved, or its parent VIF
 *                       does not exist
 * @param outputs        where its packets leave
 * @param packets        packets that matched
 * @param bytes          their octets
 * @param wrongInterface packets that came in on another interface
 */
public record MulticastRouteMessage(
        int table,
        MfcKey key,
        boolean unresolved,
        int inputInterface,
        List<Output> outputs,
        long packets,
        long bytes,
        long wrongInterface) {
    private static final int RTM_NEWROUTE = 24;
    private static final int RTM_DELROUTE = 25;
    private static final int RTMSG_OCTETS = 12;
    private static final int RTM_FLAGS = 8;
    private static final int RTNH_F_UNRESOLVED = 0x20;
    private static final byte RTNL_FAMILY_IPMR = (byte) 128;
    private static final int RT_TABLE_DEFAULT = 253;
    private static final int RTA_DST = 1;
    private static final int RTA_SRC = 2;
    private static final int RTA_IIF = 3;
    private static final int RTA_TABLE = 15;
    private static final int RTA_MFC_STATS = 17;

    private static final int RTA_MULTIPATH = 9;
    private static final int RTNEXTHOP_OCTETS = 8;
    private static final int RTNH_HOPS = 3;
    private static final int RTNH_IFINDEX = 4;

    public MulticastRouteMessage {
        outputs = List.copyOf(outputs);
    }

    /**
     * An interface that packets leave through: {@code struct rtnexthop}.
     *
     * @param interfaceIndex the interface
     * @param threshold      the TTL threshold there
     */
    public record Output(int interfaceIndex, int threshold) {}

    /** Reads a message, if it is one of a multicast entry that there is. */
    public static Optional<MulticastRouteMessage> parse(NetlinkMessage message) {
        return parse(message, RTM_NEWROUTE);
    }

    /** Reads a message, if it is one of a multicast entry that has been removed ({@code RTM_DELROUTE}). */
    public static Optional<MulticastRouteMessage> parseRemoval(NetlinkMessage message) {
        return parse(message, RTM_DELROUTE);
    }

    private static Optional<MulticastRouteMessage> parse(NetlinkMessage message, int type) {
        if (message.type() != type
                || message.body().remaining() < RTMSG_OCTETS
                || message.body().get(0) != RTNL_FAMILY_IPMR) {
            return Optional.empty();
        }
        boolean unresolved = (message.body().getInt(RTM_FLAGS) & RTNH_F_UNRESOLVED) != 0;
        return Optional.of(from(unresolved, Attributes.parse(message.body(), RTMSG_OCTETS)));
    }

    private static MulticastRouteMessage from(boolean unresolved, Attributes attributes) {
        MfcKey key = new MfcKey(
                attributes.address(RTA_SRC).orElse(Ipv4Address.UNSPECIFIED),
                attributes.address(RTA_DST).orElse(Ipv4Address.UNSPECIFIED));
        return new MulticastRouteMessage(
                attributes.number(RTA_TABLE).orElse(RT_TABLE_DEFAULT),
                key,
                unresolved,
                attributes.number(RTA_IIF).orElse(0),
                outputs(ByteBuffer.wrap(attributes.octets(RTA_MULTIPATH)).order(ByteOrder.nativeOrder())),
                attributes.counter(RTA_MFC_STATS, 0),
                attributes.counter(RTA_MFC_STATS, 1),
                attributes.counter(RTA_MFC_STATS, 2));
    }

    private static List<Output> outputs(ByteBuffer hops) {
        List<Output> outputs = new ArrayList<>();
        int at = 0;
        while (hops.limit() - at >= RTNEXTHOP_OCTETS) {
            int length = Short.toUnsignedInt(hops.getShort(at));
            if (length < RTNEXTHOP_OCTETS) {
                break;
            }
            outputs.add(new Output(hops.getInt(at + RTNH_IFINDEX), Byte.toUnsignedInt(hops.get(at + RTNH_HOPS))));
            at += Alignment.up(length);
        }
        return outputs;
    }

    /** Whether it is in the table of the routing socket, and not in one that another program chose by MRT_TABLE. */
    public boolean isOfDefaultTable() {
        return table == RT_TABLE_DEFAULT;
    }
}
