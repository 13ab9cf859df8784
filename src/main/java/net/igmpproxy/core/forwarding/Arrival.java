package net.igmpproxy.core.forwarding;

import java.util.OptionalLong;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * A packet that the kernel has reported.
 *
 * @param on       the interface that it came in on
 * @param source   its source
 * @param accepted packets that the source's own entry has accepted since it was added, or empty if it has none
 * @param nowNanos the present moment
 */
record Arrival(ForwardingInterface on, Ipv4Address source, OptionalLong accepted, long nowNanos) {
    int vif() {
        return on.vif();
    }

    boolean isAdmitted() {
        return on.admits(source);
    }
}
