package net.igmpproxy.linux.netlink;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * VIFs of a multicast routing table: {@code RTM_NEWLINK} of family RTNL_FAMILY_IPMR, as written by
 * {@code ipmr_rtm_dumplink} in {@code net/ipv4/ipmr.c}. A table with many VIFs takes several messages.
 *
 * @param table multicast routing table
 * @param vifs  some or all of its VIFs
 */
public record MulticastVifMessage(int table, List<Vif> vifs) {
    private static final int IFLA_AF_SPEC = 26;
    private static final int IPMRA_TABLE_ID = 1;
    private static final int IPMRA_TABLE_VIFS = 6;
    private static final int IPMRA_VIFA_IFINDEX = 1;
    private static final int IPMRA_VIFA_VIF_ID = 2;
    private static final int IPMRA_VIFA_BYTES_IN = 4;
    private static final int IPMRA_VIFA_BYTES_OUT = 5;
    private static final int IPMRA_VIFA_PACKETS_IN = 6;
    private static final int IPMRA_VIFA_PACKETS_OUT = 7;

    public MulticastVifMessage {
        vifs = List.copyOf(vifs);
    }

    /**
     * VIF with its counters.
     *
     * @param number         VIF number
     * @param interfaceIndex interface index
     * @param packetsIn      multicast packets received, forwarded or not
     * @param packetsOut     multicast packets sent
     * @param bytesIn        bytes received
     * @param bytesOut       bytes sent
     */
    public record Vif(int number, int interfaceIndex, long packetsIn, long packetsOut, long bytesIn, long bytesOut) {
        private static Vif from(Attributes attributes) {
            return new Vif(
                    attributes.number(IPMRA_VIFA_VIF_ID).orElse(-1),
                    attributes.number(IPMRA_VIFA_IFINDEX).orElse(0),
                    attributes.counter(IPMRA_VIFA_PACKETS_IN, 0),
                    attributes.counter(IPMRA_VIFA_PACKETS_OUT, 0),
                    attributes.counter(IPMRA_VIFA_BYTES_IN, 0),
                    attributes.counter(IPMRA_VIFA_BYTES_OUT, 0));
        }
    }

    /** Parses a message; empty if it contains no VIFs. */
    public static Optional<MulticastVifMessage> parse(NetlinkMessage message) {
        if (message.type() != Rtnetlink.RTM_NEWLINK
                || message.body().remaining() < Rtnetlink.IFINFOMSG_SIZE
                || !Rtnetlink.isOfFamily(message.body(), Rtnetlink.RTNL_FAMILY_IPMR)) {
            return Optional.empty();
        }
        Attributes table =
                Attributes.parse(message.body(), Rtnetlink.IFINFOMSG_SIZE).nested(IFLA_AF_SPEC);
        return Optional.of(new MulticastVifMessage(
                table.number(IPMRA_TABLE_ID).orElse(Rtnetlink.RT_TABLE_DEFAULT),
                table.nestedList(IPMRA_TABLE_VIFS).stream().map(Vif::from).toList()));
    }

    /**
     * Returns the VIFs of the routing socket's table in a dump. A dump has a message for each table, even without VIFs.
     *
     * @return interface index by VIF number; empty if the kernel has no such dump (before Linux 4.13)
     */
    public static Optional<SortedMap<Integer, Integer>> interfaces(List<MulticastVifMessage> dump) {
        if (dump.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<Integer, Integer> interfaces = new TreeMap<>();
        dump.stream()
                .filter(MulticastVifMessage::isOfDefaultTable)
                .flatMap(table -> table.vifs().stream())
                .forEach(vif -> interfaces.put(vif.number(), vif.interfaceIndex()));
        return Optional.of(interfaces);
    }

    /** Returns true for the table of the routing socket, false for one that another program selected by MRT_TABLE. */
    public boolean isOfDefaultTable() {
        return table == Rtnetlink.RT_TABLE_DEFAULT;
    }
}
