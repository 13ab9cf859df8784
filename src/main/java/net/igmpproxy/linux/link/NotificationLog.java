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

/** Content of the notifications since the last call of {@link #take}. */
public final class NotificationLog {
    private final VifNumbers vifs;
    private final RouteChangeLog routes;
    private final Set<Integer> gone = new TreeSet<>();
    private boolean links;
    private boolean lossy;
    private boolean pending;

    /**
     * @param vifs maps the interfaces in MFC notifications to VIFs
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

    /** Records a loss of messages; further ones may be lost until none is left to read. */
    void lost() {
        pending = true;
        links = true;
        lossy = true;
        routes.lost();
    }

    /** Returns true if content was added that was not taken. */
    boolean isPending() {
        return pending;
    }

    /**
     * Returns and clears the content. Only the last message of an MFC entry is valid, so entries are returned only when
     * no messages are left. After a loss, interfaces count as changed until all messages from before the loss were
     * read.
     *
     * @param emptied true if no messages are left to read
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
