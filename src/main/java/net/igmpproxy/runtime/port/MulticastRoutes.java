package net.igmpproxy.runtime.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.forwarding.PacketCounts;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.RouteReading;

/** The kernel's multicast routing table: its VIFs and its forwarding cache. Failures are {@link KernelException}s. */
public interface MulticastRoutes {
    /**
     * Makes an interface a VIF, by index ({@code VIFF_USE_IFINDEX}), so that it needs no address. It takes the place of a VIF
     * of that number on another interface; one on the same interface stays as it is.
     *
     * @param vif       0 to 31
     * @param link      the interface
     * @param threshold 1 to 255
     */
    void addVif(int vif, Link link, int threshold);

    /** Removes a VIF; one that is gone already, with its interface, is no error. */
    void deleteVif(int vif);

    /**
     * Makes an interface a second VIF, to which the kernel attributes what arrives on it ({@link
     * net.igmpproxy.core.forwarding.ArrivalVifs}), as {@link #addVif} does.
     *
     * @param vif higher than the number of its first one, to 31
     */
    void addArrivalVif(int vif, Link link);

    /** Adds an entry, or replaces the one of the same key (and, for a wildcard, the same parent) in one step. */
    void install(MfcEntry entry);

    /** Removes an entry; one that is gone already is no error. */
    void remove(MfcEntry entry);

    /**
     * Reads what there is already, installed by a process before this one, and takes it for this one's own.
     */
    Installed takeOver();

    /**
     * Reads the VIFs that there are, arrival VIFs included.
     *
     * @return the interface index of each, by its number
     */
    Map<Integer, Integer> vifs();

    /**
     * VIFs and entries that there are.
     *
     * @param vifs    the interface index of each VIF, by its number; arrival VIFs included
     * @param entries entries whose parent VIF exists; those that the kernel waits for are none
     */
    record Installed(Map<Integer, Integer> vifs, List<MfcEntry> entries) {
        public Installed {
            vifs = Map.copyOf(vifs);
            entries = List.copyOf(entries);
        }
    }

    /**
     * Reads all entries by one rtnetlink dump. The parent of an entry is unknown while the kernel waits for it. Waits for no other
     * thread: {@link TrafficCounters} has sockets of its own.
     */
    List<RouteReading> readings();

    /**
     * Reads the counters of an exact entry.
     *
     * @return empty if the kernel has no such entry
     */
    Optional<PacketCounts> counts(MfcKey key);
}
