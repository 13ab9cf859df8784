package net.igmpproxy.runtime.probe;

import java.util.Optional;
import java.util.OptionalInt;
import net.igmpproxy.core.addr.InterfaceName;

/**
 * Kernel settings that affect multicast and that the proxy does not change. Implemented in {@code net.igmpproxy.linux}.
 * Thread-safe. Unreadable settings are empty.
 */
public interface SystemProbe {
    /** Reverse path filter: none. */
    int NO_FILTER = 0;

    /** Reverse path filter: strict. The best route to the source leads through the incoming interface. */
    int STRICT = 1;

    /** Returns {@code net.ipv4.ip_forward}: true if the kernel forwards unicast packets. */
    Optional<Boolean> forwardsUnicast();

    /**
     * Returns the effective reverse path filter of an interface, the maximum of {@code net.ipv4.conf.all.rp_filter} and
     * its own value.
     *
     * @return 0: none; 1: strict, the best route to the source must lead through the incoming interface (RFC 3704
     *     section 2.2); 2: loose, any route to the source must exist (section 2.4)
     */
    OptionalInt reversePathFilter(InterfaceName name);

    /** Returns the routing table {@code main}; empty also if it is too long to be read periodically. */
    Optional<RoutingTable> routes();
}
