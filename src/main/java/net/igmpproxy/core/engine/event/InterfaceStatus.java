package net.igmpproxy.core.engine.event;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.Role;

/**
 * Snapshot of one configured interface.
 *
 * @param name    its name
 * @param role    its role
 * @param state   its operational state
 * @param link    its state in the kernel; empty if it does not exist
 * @param vif     its VIF, if it has one
 * @param igmp    its IGMP state; empty if the interface is not active
 * @param traffic forwarding counters of the kernel; empty until they are read, and without a VIF
 */
public record InterfaceStatus(
        InterfaceName name,
        Role role,
        State state,
        Optional<Link> link,
        OptionalInt vif,
        Optional<Igmp> igmp,
        Optional<Traffic> traffic) {
    /** Creates the status of an interface while the proxy does not run. */
    public static InterfaceStatus idle(InterfaceName name, Role role) {
        return new InterfaceStatus(
                name, role, State.DISABLED, Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns a copy with forwarding counters. */
    public InterfaceStatus withTraffic(Traffic counted) {
        return new InterfaceStatus(name, role, state, link, vif, igmp, Optional.of(counted));
    }

    /** Returns true if the interface is active but does not forward, because the proxy is not the querier. */
    public boolean isNonQuerier() {
        return state == State.ACTIVE
                && igmp.filter(present -> !present.forwards()).isPresent();
    }

    /** The state as named in REST and health: {@code non-querier}, or the state in lower case. */
    public String stateName() {
        return isNonQuerier() ? "non-querier" : state.name().toLowerCase(Locale.ROOT);
    }

    /**
     * IGMP state of an interface.
     *
     * @param version  IGMP version of the proxy, 1 to 3
     * @param querier  the querier of the link; empty if there is none
     * @param self     true if the proxy is the querier
     * @param forwards true if packets of streams may leave there; false on a downstream interface with another querier,
     *                 unless configured otherwise
     * @param groups   number of groups with members, or of groups reported upstream
     * @param sources  number of sources in their filters; a source of two groups counts twice
     * @param hosts    number of member hosts; 0 on the upstream interface
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
     * Multicast packets of an interface since it became a VIF.
     *
     * @param packetsIn  packets of streams that arrived there, wanted or not
     * @param packetsOut packets that left there
     * @param bytesIn    bytes that arrived, including IP headers
     * @param bytesOut   bytes that left, including IP headers
     */
    public record Traffic(long packetsIn, long packetsOut, long bytesIn, long bytesOut) {}

    /** Operational state of an interface. */
    public enum State {
        /** The interface has a VIF. */
        ACTIVE,
        /** The interface exists but is down or has no carrier. */
        DOWN,
        /**
         * The interface exists, but no VIF is left for it, or the kernel refuses its VIF or router-group memberships.
         */
        FAILED,
        /** The interface does not exist. */
        ABSENT,
        /** The interface is configured as disabled, or the proxy does not run. */
        DISABLED
    }
}
