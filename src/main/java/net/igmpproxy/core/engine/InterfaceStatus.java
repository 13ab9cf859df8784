package net.igmpproxy.core.engine;

import java.util.Optional;
import java.util.OptionalInt;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.Role;

/**
 * A configured interface at one moment.
 *
 * @param name    its name
 * @param role    its role
 * @param state   whether it works
 * @param link    what the kernel says of it; empty while it does not exist
 * @param vif     its VIF, if it has one
 * @param querier the querier of its network; empty on an upstream where none has been heard, and where it does not work
 * @param groups  groups with members on a downstream interface, groups reported on the upstream one
 */
public record InterfaceStatus(
        InterfaceName name,
        Role role,
        State state,
        Optional<Link> link,
        OptionalInt vif,
        Optional<Ipv4Address> querier,
        int groups) {
    /** An interface while the proxy does not run. */
    public static InterfaceStatus idle(InterfaceName name, Role role) {
        return new InterfaceStatus(
                name, role, State.DISABLED, Optional.empty(), OptionalInt.empty(), Optional.empty(), 0);
    }

    /** Whether an interface works. */
    public enum State {
        /** It has a VIF. */
        ACTIVE,
        /** It exists but is down or has no carrier. */
        DOWN,
        /** It does not exist (yet). */
        ABSENT,
        /** It is configured not to take part, or the proxy does not run. */
        DISABLED
    }
}
