package net.igmpproxy.linux.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.mfc.MfcKey;

/**
 * MFC entry: {@code RTM_NEWROUTE} of family RTNL_FAMILY_IPMR, as written by {@code mr_fill_mroute} in
 * {@code net/ipv4/ipmr_base.c}.
 *
 * @param table          multicast routing table
 * @param key            source and group
 * @param unresolved     true for an unresolved entry, which waits for an upcall to be answered
 * @param inputInterface index of the incoming interface; 0 if the entry is unresolved or its parent VIF is gone
 * @param outputs        outgoing interfaces
 * @param packets        matching packets
 * @param bytes          bytes of these packets
 * @param wrongInterface packets that arrived on another interface
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
     * Outgoing interface: {@code struct rtnexthop}.
     *
     * @param interfaceIndex interface index
     * @param threshold      TTL threshold
     */
    public record Output(int interfaceIndex, int threshold) {}

    /** Parses a message; empty if it concerns no existing MFC entry. */
    public static Optional<MulticastRouteMessage> parse(NetlinkMessage message) {
        return parse(message, Rtnetlink.RTM_NEWROUTE);
    }

    /** Parses a message; empty if it concerns no removed MFC entry ({@code RTM_DELROUTE}). */
    public static Optional<MulticastRouteMessage> parseRemoval(NetlinkMessage message) {
        return parse(message, Rtnetlink.RTM_DELROUTE);
    }

    private static Optional<MulticastRouteMessage> parse(NetlinkMessage message, int type) {
        if (message.type() != type
                || message.body().remaining() < Rtnetlink.RTMSG_SIZE
                || !Rtnetlink.isOfFamily(message.body(), Rtnetlink.RTNL_FAMILY_IPMR)) {
            return Optional.empty();
        }
        boolean unresolved = (message.body().getInt(Rtnetlink.RTM_FLAGS) & Rtnetlink.RTNH_F_UNRESOLVED) != 0;
        return Optional.of(from(unresolved, Attributes.parse(message.body(), Rtnetlink.RTMSG_SIZE)));
    }

    private static MulticastRouteMessage from(boolean unresolved, Attributes attributes) {
        MfcKey key = new MfcKey(
                attributes.address(RTA_SRC).orElse(Ipv4Address.UNSPECIFIED),
                attributes.address(RTA_DST).orElse(Ipv4Address.UNSPECIFIED));
        return new MulticastRouteMessage(
                attributes.number(RTA_TABLE).orElse(Rtnetlink.RT_TABLE_DEFAULT),
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

    /** Returns true for the table of the routing socket, false for one that another program selected by MRT_TABLE. */
    public boolean isOfDefaultTable() {
        return table == Rtnetlink.RT_TABLE_DEFAULT;
    }
}
