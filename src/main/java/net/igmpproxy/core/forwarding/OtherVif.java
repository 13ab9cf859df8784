package net.igmpproxy.core.forwarding;

import java.util.Optional;

/**
 * VIF other than the input VIF of a flow on which packets of the same source arrived.
 *
 * @param vif VIF number
 * @param dropped true if packets on the VIF are dropped; false if the flow has moved away from the VIF
 * @param sinceNanos time since which the VIF is not the input VIF, in nanoseconds
 * @param heardNanos time of the last known arrival on the VIF, in nanoseconds
 * @param counts counters of the flow's kernel entry at that time, or empty if unknown
 */
record OtherVif(int vif, boolean dropped, long sinceNanos, long heardNanos, Optional<PacketCounts> counts) {
    /** Creates the state of a VIF that the flow leaves. */
    static OtherVif left(int vif, long nowNanos) {
        return new OtherVif(vif, false, nowNanos, nowNanos, Optional.empty());
    }

    /** Creates the state of a VIF whose packets are dropped from now on. */
    static OtherVif dropped(int vif, Optional<PacketCounts> counts, long nowNanos) {
        return new OtherVif(vif, true, nowNanos, nowNanos, counts);
    }

    /** Returns the state after the kernel entry of the flow was replaced: its counters start at 0. */
    OtherVif ofNewEntry() {
        return dropped ? new OtherVif(vif, true, sinceNanos, heardNanos, Optional.of(PacketCounts.NONE)) : this;
    }

    /** Returns the state after another packet was dropped. */
    OtherVif droppedAgain(Optional<PacketCounts> countsNow, long nowNanos) {
        return new OtherVif(vif, true, sinceNanos, nowNanos, countsNow);
    }
}
