package net.igmpproxy.runtime.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.forwarding.PacketCounts;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.RouteReading;

/** The kernel's multicast routing table: VIFs and the MFC. All methods throw {@link KernelException} on failure. */
public interface MulticastRoutes {
    /**
     * Adds a VIF by interface index ({@code VIFF_USE_IFINDEX}), so that the interface needs no address. Replaces a VIF
     * of that number on another interface; keeps one on the same interface.
     *
     * @param vif       VIF number, 0 to 31
     * @param link      the interface
     * @param threshold TTL threshold, 1 to 255
     */
    void addVif(int vif, Link link, int threshold);

    /** Deletes a VIF. A VIF that is gone, for example with its interface, is no error. */
    void deleteVif(int vif);

    /**
     * Adds a second VIF for an interface, like {@link #addVif}. The kernel assigns arriving packets to it
     * ({@link net.igmpproxy.core.forwarding.ArrivalVifs}).
     *
     * @param vif VIF number, higher than that of the first VIF of the interface, up to 31
     */
    void addArrivalVif(int vif, Link link);

    /** Adds an MFC entry, or atomically replaces the one with the same key (for a wildcard also the same parent). */
    void install(MfcEntry entry);

    /** Removes an MFC entry. An entry that is gone is no error. */
    void remove(MfcEntry entry);

    /** Reads the VIFs and entries installed by the previous process, and takes ownership of them. */
    Installed takeOver();

    /**
     * Reads the VIFs, including arrival VIFs.
     *
     * @return interface index by VIF number
     */
    Map<Integer, Integer> vifs();

    /**
     * VIFs and MFC entries in the kernel.
     *
     * @param vifs    interface index by VIF number, including arrival VIFs
     * @param entries entries whose parent VIF exists, without unresolved ones
     */
    record Installed(Map<Integer, Integer> vifs, List<MfcEntry> entries) {
        public Installed {
            vifs = Map.copyOf(vifs);
            entries = List.copyOf(entries);
        }
    }

    /**
     * Reads all MFC entries by one rtnetlink dump. The parent of an unresolved entry is unknown. Does not wait for
     * other threads: {@link TrafficCounters} has its own sockets.
     */
    List<RouteReading> readings();

    /**
     * Reads the counters of an (S,G) entry ({@code SIOCGETSGCNT}).
     *
     * @return empty if the kernel has no such entry
     */
    Optional<PacketCounts> counts(MfcKey key);
}
