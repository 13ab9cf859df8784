package net.igmpproxy.runtime.probe;

import net.igmpproxy.core.addr.InterfaceName;

/**
 * The interface that another one is enslaved to.
 *
 * @param name its name
 * @param kind what it does with the packets of its ports
 */
public record Master(InterfaceName name, Kind kind) {
    /** Kinds of masters. */
    public enum Kind {
        /** Takes what its ports receive: a bridge, a bond, a team, Open vSwitch. */
        PORTS,
        /** Leaves packets to the interface, but looks up routes in its own table: a VRF. */
        VRF
    }
}
