package net.igmpproxy.core.forwarding;

import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * A packet reported by a kernel upcall.
 *
 * @param on interface on which the packet arrived
 * @param source source address of the packet
 * @param counts counters of the (S,G) entry of the source, or empty if it has none
 * @param nowNanos time of the upcall, in nanoseconds
 */
record Arrival(ForwardingInterface on, Ipv4Address source, Optional<PacketCounts> counts, long nowNanos) {
    int vif() {
        return on.vif();
    }

    boolean isAdmitted() {
        return on.admits(source);
    }
}
