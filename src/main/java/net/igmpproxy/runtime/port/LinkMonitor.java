package net.igmpproxy.runtime.port;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.forwarding.mfc.RouteReading;

/** The interfaces of the namespace and their IPv4 addresses, by rtnetlink. */
public interface LinkMonitor {
    /** All interfaces but loopback, as they are now. */
    List<Link> links();

    /** Reads notifications that have come, without blocking, and takes what they say. A flood is read in several calls. */
    Changes read();

    /** Whether notifications were read beside {@link #read}, which returns what they say. */
    boolean isPending();

    /** The last failure that kept notifications from being read, and was recovered from; returned once. */
    Optional<KernelException> takeFailure();

    /**
     * What notifications say.
     *
     * @param gone   the indices of interfaces that have left the namespace; another one may have such an index by now
     * @param links  whether {@link #links()} may return something else than before; also true if notifications were lost
     * @param routes changes of forwarding entries; none while there are more notifications to read
     */
    record Changes(Set<Integer> gone, boolean links, RouteChanges routes) {
        public static final Changes NONE = new Changes(Set.of(), false, RouteChanges.NONE);

        public Changes {
            gone = Set.copyOf(gone);
        }
    }

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
}
