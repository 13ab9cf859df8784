package net.igmpproxy.core.engine.event;

import java.util.Locale;
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
 * @param igmp    what goes on there; empty where it does not work
 * @param traffic what the kernel has forwarded there; empty until it is asked, and where there is no VIF
 */
public record InterfaceStatus(
        InterfaceName name,
        Role role,
        State state,
        Optional<Link> link,
        OptionalInt vif,
        Optional<Igmp> igmp,
        Optional<Traffic> traffic) {
    /** An interface while the proxy does not run. */
    public static InterfaceStatus idle(InterfaceName name, Role role) {
        return new InterfaceStatus(
                name, role, State.DISABLED, Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with what the kernel has forwarded. */
    public InterfaceStatus withTraffic(Traffic counted) {
        return new InterfaceStatus(name, role, state, link, vif, igmp, Optional.of(counted));
    }

    /** Whether the interface works, but nothing is forwarded there since the proxy is not the querier of its link. */
    public boolean isNonQuerier() {
        return state == State.ACTIVE
                && igmp.filter(present -> !present.forwards()).isPresent();
    }

    /** The state as REST and health name it: {@code non-querier}, or the state in lower case. */
    public String stateName() {
        return isNonQuerier() ? "non-querier" : state.name().toLowerCase(Locale.ROOT);
    }

    /**
     * IGMP on an interface.
     *
     * @param version the version the proxy speaks, 1 to 3
     * @param querier the querier of its network; empty on an upstream where none has been heard
     * @param self    whether that is the proxy
     * @param forwards whether packets of streams may leave there: not on a downstream interface whose querier is another router,
     *                unless it is configured so
     * @param groups  groups with members on a downstream interface, groups reported on the upstream one
     * @param sources sources that members have named, or that are reported upstream, counted anew in each group
     * @param hosts   hosts that are members of any group; 0 on the upstream
     */
    public record Igmp(
            int version,
            Optional<Ipv4Address> querier,
            boolean self,
            boolean forwards,
            int groups,
            int sources,
            int hosts) {}

    /**
     * Multicast packets that have passed an interface since it became a VIF.
     *
     * @param packetsIn  packets of streams that came in there, wanted elsewhere or not
     * @param packetsOut packets that left there
     * @param bytesIn    the octets of the former, IP headers included
     * @param bytesOut   the octets of the latter
     */
    public record Traffic(long packetsIn, long packetsOut, long bytesIn, long bytesOut) {}

    /** Whether an interface works. */
    public enum State {
        /** It has a VIF. */
        ACTIVE,
        /** It exists but is down or has no carrier. */
        DOWN,
        /** It exists, but the kernel has no VIF for it, or refuses its VIF or its router-group memberships. */
        FAILED,
        /** It does not exist (yet). */
        ABSENT,
        /** It is configured not to take part, or the proxy does not run. */
        DISABLED
    }
}
