package net.igmpproxy.linux.netlink;

import java.util.Comparator;
import java.util.List;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.Link;

/** Join of a dump of interfaces with a dump of addresses. */
public final class LinkTable {
    private LinkTable() {}

    /** Returns all interfaces except loopback with their addresses, primary addresses first. */
    public static List<Link> join(List<LinkMessage> links, List<AddressMessage> addresses) {
        return links.stream()
                .filter(link -> !link.loopback())
                .map(link -> join(link, addresses))
                .toList();
    }

    private static Link join(LinkMessage link, List<AddressMessage> addresses) {
        List<InterfaceAddress> own = addresses.stream()
                .filter(address -> address.interfaceIndex() == link.index())
                .sorted(Comparator.comparing(AddressMessage::secondary))
                .map(AddressMessage::address)
                .toList();
        return new Link(link.index(), link.name(), link.up(), link.mtu(), own);
    }
}
