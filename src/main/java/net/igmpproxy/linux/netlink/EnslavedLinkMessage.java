package net.igmpproxy.linux.netlink;

import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceName;

/**
 * Interface with its master: {@code IFLA_MASTER} and {@code IFLA_INFO_SLAVE_KIND} ({@code <linux/if_link.h>}).
 *
 * @param index     interface index
 * @param name      interface name
 * @param master    interface index of the master; 0 if there is none
 * @param slaveKind kind of the master, such as {@code bridge} or {@code vrf}; empty if unknown
 */
public record EnslavedLinkMessage(int index, InterfaceName name, int master, String slaveKind) {
    private static final int IFLA_MASTER = 10;
    private static final int IFLA_LINKINFO = 18;
    private static final int IFLA_INFO_SLAVE_KIND = 4;

    /** Parses a message; empty if it concerns no interface. */
    public static Optional<EnslavedLinkMessage> parse(NetlinkMessage message) {
        if (message.type() != Rtnetlink.RTM_NEWLINK || message.body().remaining() < Rtnetlink.IFINFOMSG_SIZE) {
            return Optional.empty();
        }
        Attributes attributes = Attributes.parse(message.body(), Rtnetlink.IFINFOMSG_SIZE);
        return attributes
                .text(Rtnetlink.IFLA_IFNAME)
                .filter(InterfaceName::isValid)
                .map(name -> new EnslavedLinkMessage(
                        message.body().getInt(Rtnetlink.IFI_INDEX),
                        new InterfaceName(name),
                        attributes.number(IFLA_MASTER).orElse(0),
                        attributes
                                .nested(IFLA_LINKINFO)
                                .text(IFLA_INFO_SLAVE_KIND)
                                .orElse("")));
    }
}
