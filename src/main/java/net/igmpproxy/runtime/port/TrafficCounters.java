package net.igmpproxy.runtime.port;

import java.util.List;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.RouteReading;

/**
 * Counters of the kernel's multicast routing table. Used by one thread at a time, never by the loop thread. A dump of
 * tens of thousands of entries is slow, above all on a busy machine. All methods throw {@link KernelException} on
 * failure.
 */
public interface TrafficCounters {
    /** Reads all MFC entries by one rtnetlink dump. */
    List<MfcCounters> routes();

    /** Reads all VIFs by one rtnetlink dump. */
    List<VifCounters> vifs();

    /**
     * Counters of one VIF since it was added.
     *
     * @param vif        VIF number
     * @param packetsIn  multicast packets received, forwarded or not
     * @param packetsOut multicast packets sent
     * @param bytesIn    bytes received, IP headers included
     * @param bytesOut   bytes sent, IP headers included
     */
    record VifCounters(int vif, long packetsIn, long packetsOut, long bytesIn, long bytesOut) {}

    /**
     * Counters of one MFC entry since it was added.
     *
     * @param route          the entry; the parent of an unresolved entry is unknown
     * @param packets        matching packets
     * @param bytes          bytes of these packets, IP headers included
     * @param wrongInterface packets that arrived on another VIF
     */
    record MfcCounters(RouteReading route, long packets, long bytes, long wrongInterface) {
        public MfcKey key() {
            return route.key();
        }

        /** Returns the incoming VIF, or {@link RouteReading#UNKNOWN_PARENT}. */
        public int parent() {
            return route.parent();
        }
    }
}
