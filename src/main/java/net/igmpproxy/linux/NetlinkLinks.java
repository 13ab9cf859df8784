package net.igmpproxy.linux;

import java.util.List;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.linux.netlink.AddressMessage;
import net.igmpproxy.linux.netlink.LinkMessage;
import net.igmpproxy.linux.netlink.LinkTable;
import net.igmpproxy.linux.netlink.RouteDump;
import net.igmpproxy.runtime.LinkMonitor;

/** Interfaces and their addresses: dumps on one socket, notifications on another. */
final class NetlinkLinks implements LinkMonitor {
    private final NetlinkDumper dumper;
    private final NotificationSocket notifications;

    NetlinkLinks(NetlinkDumper dumper, NotificationSocket notifications) {
        this.dumper = dumper;
        this.notifications = notifications;
    }

    @Override
    public List<Link> links() {
        return LinkTable.join(
                dumper.dump(RouteDump.LINKS, LinkMessage::parse),
                dumper.dump(RouteDump.ADDRESSES, AddressMessage::parse));
    }

    @Override
    public boolean changed() {
        return notifications.drain();
    }
}
