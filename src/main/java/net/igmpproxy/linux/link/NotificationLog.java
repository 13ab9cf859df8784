package net.igmpproxy.linux.link;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.igmpproxy.linux.mroute.RouteChangeLog;
import net.igmpproxy.linux.mroute.VifNumbers;
import net.igmpproxy.linux.netlink.LinkMessage;
import net.igmpproxy.linux.netlink.NetlinkMessage;
import net.igmpproxy.runtime.port.LinkMonitor.Changes;
import net.igmpproxy.runtime.port.LinkMonitor.RouteChanges;

/** What notifications have said since it was last taken. */
public final class NotificationLog {
    private final VifNumbers vifs;
    private final RouteChangeLog routes;
    private final Set<Integer> gone = new TreeSet<>();
    private boolean links;
    private boolean lossy;
    private boolean pending;

    /**
     * @param vifs translates the interfaces that messages of forwarding entries name
     */
    public NotificationLog(VifNumbers vifs) {
        this.vifs = vifs;
        this.routes = new RouteChangeLog(vifs);
    }

    /** Adds the messages of a datagram. */
    void add(List<NetlinkMessage> messages) {
        pending = true;
        links |= messages.isEmpty();
        messages.forEach(this::add);
    }

    private void add(NetlinkMessage message) {
        if (!routes.take(message)) {
            links = true;
            LinkMessage.parseRemoval(message).ifPresent(interfaceIndex -> {
                gone.add(interfaceIndex);
                vifs.removeInterface(interfaceIndex);
            });
        }
    }

    /** Messages were lost, up to the moment when no more are there to be read. */
    void lost() {
        pending = true;
        links = true;
        lossy = true;
        routes.lost();
    }

    /** Whether anything was added that nobody has taken. */
    boolean isPending() {
        return pending;
    }

    /**
     * Takes what is known. Of an entry only the last message counts, so that nothing is known of entries while there are more
     * messages; and after a loss interfaces count as changed until the last message that came before it was read.
     *
     * @param emptied whether there are no more messages to be read
     */
    Changes take(boolean emptied) {
        Changes changes = new Changes(gone, links, emptied ? routes.take() : RouteChanges.NONE);
        gone.clear();
        lossy &= !emptied;
        links = lossy;
        pending = !emptied;
        return changes;
    }
}
