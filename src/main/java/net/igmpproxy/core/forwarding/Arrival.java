package net.igmpproxy.core.forwarding;

import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * A packet that the kernel has reported.
 *
 * @param on       the interface that it came in on
 * @param source   its source
 * @param counts   counters of the source's own entry, or empty if it has none
 * @param nowNanos the present moment
 */
record Arrival(ForwardingInterface on, Ipv4Address source, Optional<PacketCounts> counts, long nowNanos) {
    int vif() {
        return on.vif();
    }

    boolean isAdmitted() {
        return on.admits(source);
    }
}
