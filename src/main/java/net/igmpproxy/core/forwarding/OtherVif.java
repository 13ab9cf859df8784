package net.igmpproxy.core.forwarding;

import java.util.Optional;

/**
 * Another VIF than that of a flow where packets of the same source came in.
 *
 * @param vif        the VIF
 * @param dropped    true if packets that come in there are dropped; false if the flow has moved away from it
 * @param sinceNanos the moment since which it is not, or is no longer, the VIF of the flow
 * @param heardNanos the moment when a packet was last known to come in there
 * @param counts     counters of the kernel's entry of the flow at that moment, or empty if they are not known
 */
record OtherVif(int vif, boolean dropped, long sinceNanos, long heardNanos, Optional<PacketCounts> counts) {
    /** The flow moves away from a VIF. */
    static OtherVif left(int vif, long nowNanos) {
        return new OtherVif(vif, false, nowNanos, nowNanos, Optional.empty());
    }

    /** Packets of a VIF are dropped from now on. */
    static OtherVif dropped(int vif, Optional<PacketCounts> counts, long nowNanos) {
        return new OtherVif(vif, true, nowNanos, nowNanos, counts);
    }

    /** The flow has a new entry. */
    OtherVif ofNewEntry() {
        return dropped ? new OtherVif(vif, true, sinceNanos, heardNanos, Optional.of(PacketCounts.NONE)) : this;
    }

    /** Another packet was dropped there. */
    OtherVif droppedAgain(Optional<PacketCounts> countsNow, long nowNanos) {
        return new OtherVif(vif, true, sinceNanos, nowNanos, countsNow);
    }
}
