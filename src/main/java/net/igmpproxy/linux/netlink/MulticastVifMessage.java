package net.igmpproxy.linux.netlink;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * VIFs of a multicast routing table: {@code RTM_NEWLINK} of family RTNL_FAMILY_IPMR, as {@code ipmr_rtm_dumplink} in
 * {@code net/ipv4/ipmr.c} writes it. A table with many VIFs comes in several messages.
 *
 * @param table the routing table
 * @param vifs  VIFs of it
 */
public record MulticastVifMessage(int table, List<Vif> vifs) {
    private static final int RTM_NEWLINK = 16;
    private static final int IFINFOMSG_OCTETS = 16;
    private static final byte RTNL_FAMILY_IPMR = (byte) 128;
    private static final int RT_TABLE_DEFAULT = 253;
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
     * One VIF.
     *
     * @param number     its number
     * @param interfaceIndex the interface it stands on
     * @param packetsIn  packets of streams that came in there, wanted elsewhere or not
     * @param packetsOut packets that left there
     * @param bytesIn    the octets of the former
     * @param bytesOut   the octets of the latter
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

    /** Reads a message, if it is one of VIFs. */
    public static Optional<MulticastVifMessage> parse(NetlinkMessage message) {
        if (message.type() != RTM_NEWLINK
                || message.body().remaining() < IFINFOMSG_OCTETS
                || message.body().get(0) != RTNL_FAMILY_IPMR) {
            return Optional.empty();
        }
        Attributes table = Attributes.parse(message.body(), IFINFOMSG_OCTETS).nested(IFLA_AF_SPEC);
        return Optional.of(new MulticastVifMessage(
                table.number(IPMRA_TABLE_ID).orElse(RT_TABLE_DEFAULT),
                table.nestedList(IPMRA_TABLE_VIFS).stream().map(Vif::from).toList()));
    }

    /**
     * Reads the VIFs of the routing socket's table out of a dump, which has a message of each table, VIFs or not.
     *
     * @return the interface index of each VIF, by its number; empty if the kernel has no such dump, as before Linux 4.13
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

    /** Whether it is the table of the routing socket, and not one that another program chose by MRT_TABLE. */
    public boolean isOfDefaultTable() {
        return table == RT_TABLE_DEFAULT;
    }
}
