package net.igmpproxy.core.forwarding;

import java.util.OptionalLong;

/**
 * Another VIF than that of a flow where packets of the same source came in.
 *
 * @param vif        the VIF
 * @param dropped    true if packets that come in there are dropped; false if the flow has moved away from it
 * @param sinceNanos the moment since which it is not, or is no longer, the VIF of the flow
 * @param heardNanos the moment when a packet was last known to come in there
 * @param accepted   packets that the kernel's entry of the flow had accepted by then, or empty if that is not known
 */
record OtherVif(int vif, boolean dropped, long sinceNanos, long heardNanos, OptionalLong accepted) {
    /** The flow moves away from a VIF. */
    static OtherVif left(int vif, long nowNanos) {
        return new OtherVif(vif, false, nowNanos, nowNanos, OptionalLong.empty());
    }

    /** Packets of a VIF are dropped from now on. */
    static OtherVif dropped(int vif, OptionalLong accepted, long nowNanos) {
        return new OtherVif(vif, true, nowNanos, nowNanos, accepted);
    }

    /** Another packet was dropped there. */
    OtherVif droppedAgain(OptionalLong acceptedNow, long nowNanos) {
        return new OtherVif(vif, true, sinceNanos, nowNanos, acceptedNow);
    }
}
