package net.igmpproxy.runtime.probe;

import net.igmpproxy.core.addr.InterfaceName;

/**
 * Master interface of an enslaved interface.
 *
 * @param name interface name
 * @param kind treatment of the packets of its ports
 */
public record Master(InterfaceName name, Kind kind) {
    /** Kinds of master interfaces. */
    public enum Kind {
        /** Receives the packets of its ports: bridge, bond, team, Open vSwitch. */
        PORTS,
        /** Leaves packets with the interface, but looks up routes in its own table: VRF. */
        VRF
    }
}
