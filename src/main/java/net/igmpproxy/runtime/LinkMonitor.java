package net.igmpproxy.runtime;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.forwarding.RouteReading;

/** The interfaces of the namespace and their IPv4 addresses, by rtnetlink. */
public interface LinkMonitor {
    /** All interfaces but loopback, as they are now. */
    List<Link> links();

    /**
     * Reads the notifications that have come, without blocking.
     *
     * @return whether any of them may have changed what {@link #links()} answers; also true after an overrun
     */
    boolean changed();

    /** Takes what the notifications read so far have said of multicast forwarding entries. */
    RouteChanges takeRouteChanges();

    /**
     * Changes of forwarding entries, whoever made them.
     *
     * @param readings the last of each entry
     * @param complete whether none was lost; all entries are to be read if one was
     */
    record RouteChanges(List<RouteReading> readings, boolean complete) {
        public static final RouteChanges NONE = new RouteChanges(List.of(), true);

        public RouteChanges {
            readings = List.copyOf(readings);
        }
    }

    /** What has last kept notifications from being read, and was mended; told once. */
    Optional<KernelException> takeFailure();
}
