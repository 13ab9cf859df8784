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

/** The last notification of each multicast forwarding entry. */
public final class RouteChangeLog {
    private final VifNumbers vifs;
    private final Map<MfcIdentity, RouteReading> readings = new LinkedHashMap<>();
    private boolean complete = true;

    /**
     * @param vifs translates the interfaces that messages name
     */
    public RouteChangeLog(VifNumbers vifs) {
        this.vifs = vifs;
    }

    /**
     * Takes a message. One of an entry that the kernel waits for says nothing of an entry that there is: the kernel gives up
     * the wait without a look at others ({@code ipmr_expire_process}).
     *
     * @return whether it is one of a multicast entry
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

    /** Messages were lost. */
    public void lost() {
        complete = false;
    }

    /** Takes what has been gathered. Of what was gathered before messages were lost nothing is certain. */
    public RouteChanges take() {
        List<RouteReading> taken = complete ? new ArrayList<>(readings.values()) : List.of();
        RouteChanges changes = new RouteChanges(taken, complete);
        readings.clear();
        complete = true;
        return changes;
    }
}
