package net.igmpproxy.runtime.port;

import java.util.List;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.RouteReading;

/**
 * Counters of the kernel's multicast routing table. Any thread but the loop's may call this, one after the other: a reading of tens
 * of thousands of entries takes long, above all on a busy machine. Failures are {@link KernelException}s.
 */
public interface TrafficCounters {
    /** Reads all entries by one rtnetlink dump. */
    List<MfcCounters> routes();

    /** Reads all VIFs by one rtnetlink dump. */
    List<VifCounters> vifs();

    /**
     * What the kernel counts of one VIF since it was added.
     *
     * @param vif        its number
     * @param packetsIn  packets of streams that came in there, wanted elsewhere or not
     * @param packetsOut packets that left there
     * @param bytesIn    bytes of the former, IP headers included
     * @param bytesOut   bytes of the latter
     */
    record VifCounters(int vif, long packetsIn, long packetsOut, long bytesIn, long bytesOut) {}

    /**
     * What the kernel counts of one entry since it was added.
     *
     * @param route          the entry; its parent is unknown while the kernel waits for it
     * @param packets        packets that matched
     * @param bytes          their bytes, IP headers included
     * @param wrongInterface packets that came in on another VIF
     */
    record MfcCounters(RouteReading route, long packets, long bytes, long wrongInterface) {
        public MfcKey key() {
            return route.key();
        }

        /** The VIF its packets come in on, or {@link RouteReading#UNKNOWN_PARENT}. */
        public int parent() {
            return route.parent();
        }
    }
}
