package net.igmpproxy.linux.netlink;

import java.util.Optional;
import java.util.OptionalInt;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.linux.socket.SocketConstants;

/**
 * Interface: {@code RTM_NEWLINK} with its {@code struct ifinfomsg} ({@code <linux/rtnetlink.h>}).
 *
 * @param index    interface index
 * @param name     interface name
 * @param loopback true for the loopback interface
 * @param up       true if packets can pass: administratively up, with carrier, and running
 * @param mtu      MTU in bytes
 */
public record LinkMessage(int index, InterfaceName name, boolean loopback, boolean up, int mtu) {
    private static final int IFI_FLAGS = 8;
    private static final int IFLA_MTU = 4;

    private static final int IFF_LOOPBACK = 0x8;
    /** Value of {@code IFF_UP | IFF_RUNNING | IFF_LOWER_UP}. */
    private static final int UP_FLAGS = 0x1 | 0x40 | 0x10000;

    /**
     * Parses the index of an interface that has left the network namespace ({@code RTM_DELLINK}). A bridge that loses a
     * port sends such a message with its own family, which is ignored: the interface still exists.
     */
    public static OptionalInt parseRemoval(NetlinkMessage message) {
        return message.type() == Rtnetlink.RTM_DELLINK
                        && message.body().remaining() >= Rtnetlink.IFINFOMSG_SIZE
                        && Rtnetlink.isOfFamily(message.body(), SocketConstants.AF_UNSPEC)
                ? OptionalInt.of(message.body().getInt(Rtnetlink.IFI_INDEX))
                : OptionalInt.empty();
    }

    /** Parses a message; empty if it concerns no interface. */
    public static Optional<LinkMessage> parse(NetlinkMessage message) {
        if (message.type() != Rtnetlink.RTM_NEWLINK || message.body().remaining() < Rtnetlink.IFINFOMSG_SIZE) {
            return Optional.empty();
        }
        Attributes attributes = Attributes.parse(message.body(), Rtnetlink.IFINFOMSG_SIZE);
        int index = message.body().getInt(Rtnetlink.IFI_INDEX);
        int flags = message.body().getInt(IFI_FLAGS);
        return attributes
                .text(Rtnetlink.IFLA_IFNAME)
                .filter(InterfaceName::isValid)
                .map(name -> new LinkMessage(
                        index,
                        new InterfaceName(name),
                        (flags & IFF_LOOPBACK) != 0,
                        (flags & UP_FLAGS) == UP_FLAGS,
                        attributes.number(IFLA_MTU).orElse(0)));
    }
}
