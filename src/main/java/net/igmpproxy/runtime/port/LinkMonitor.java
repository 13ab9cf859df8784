package net.igmpproxy.runtime.port;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.forwarding.mfc.RouteReading;

/** Interfaces of the namespace and their IPv4 addresses, read by rtnetlink. */
public interface LinkMonitor {
    /** Returns all current interfaces except loopback. */
    List<Link> links();

    /** Reads pending notifications without blocking and clears them. A flood takes several calls. */
    Changes read();

    /** Returns true if notifications were read outside of {@link #read}, which returns them. */
    boolean isPending();

    /** Returns the last receive failure that was recovered from, once. */
    Optional<KernelException> takeFailure();

    /**
     * Content of the notifications.
     *
     * @param gone   indices of interfaces that have left the namespace; an index may have been reused
     * @param links  true if the result of {@link #links()} may have changed, or if notifications were lost
     * @param routes changes of MFC entries; none while more notifications are unread
     */
    record Changes(Set<Integer> gone, boolean links, RouteChanges routes) {
        public static final Changes NONE = new Changes(Set.of(), false, RouteChanges.NONE);

        public Changes {
            gone = Set.copyOf(gone);
        }
    }

    /**
     * Changes of MFC entries by any program.
     *
     * @param readings last state of each entry
     * @param complete false if notifications were lost; all entries must then be read
     */
    record RouteChanges(List<RouteReading> readings, boolean complete) {
        public static final RouteChanges NONE = new RouteChanges(List.of(), true);

        public RouteChanges {
            readings = List.copyOf(readings);
        }
    }
}
