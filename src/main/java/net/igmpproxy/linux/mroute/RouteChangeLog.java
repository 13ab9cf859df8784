package net.igmpproxy.linux.mroute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.forwarding.mfc.MfcIdentity;
import net.igmpproxy.core.forwarding.mfc.RouteReading;
import net.igmpproxy.linux.netlink.MulticastRouteMessage;
import net.igmpproxy.linux.netlink.NetlinkMessage;
import net.igmpproxy.runtime.port.LinkMonitor.RouteChanges;

/** Last notification of each MFC entry. */
public final class RouteChangeLog {
    private final VifNumbers vifs;
    private final Map<MfcIdentity, RouteReading> readings = new LinkedHashMap<>();
    private boolean complete = true;

    /**
     * @param vifs maps the interfaces in notifications to VIFs
     */
    public RouteChangeLog(VifNumbers vifs) {
        this.vifs = vifs;
    }

    /**
     * Adds a notification. Notifications of unresolved entries are ignored: the kernel drops an unresolved entry
     * independently of resolved ones ({@code ipmr_expire_process}).
     *
     * @return true if the message concerns an MFC entry
     */
    public boolean take(NetlinkMessage message) {
        Optional<MulticastRouteMessage> present = MulticastRouteMessage.parse(message);
        Optional<MulticastRouteMessage> removed = MulticastRouteMessage.parseRemoval(message);
        present.filter(RouteChangeLog::counts).map(vifs::reading).ifPresent(this::put);
        removed.filter(RouteChangeLog::counts)
                .map(vifs::reading)
                .map(reading -> RouteReading.absent(reading.key(), reading.parent()))
                .ifPresent(this::put);
        return present.isPresent() || removed.isPresent();
    }

    private static boolean counts(MulticastRouteMessage message) {
        return message.isOfDefaultTable() && !message.unresolved();
    }

    private void put(RouteReading reading) {
        readings.remove(reading.identity());
        readings.put(reading.identity(), reading);
    }

    /** Records a loss of notifications. */
    public void lost() {
        complete = false;
    }

    /** Returns and clears the notifications. After a loss, none of the earlier notifications is reliable. */
    public RouteChanges take() {
        List<RouteReading> taken = complete ? new ArrayList<>(readings.values()) : List.of();
        RouteChanges changes = new RouteChanges(taken, complete);
        readings.clear();
        complete = true;
        return changes;
    }
}
