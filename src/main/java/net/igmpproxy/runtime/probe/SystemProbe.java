package net.igmpproxy.runtime.probe;

import java.util.Optional;
import java.util.OptionalInt;
import net.igmpproxy.core.addr.InterfaceName;

/**
 * Settings of the kernel that concern multicast and that the proxy does not change. Implemented in
 * {@code net.igmpproxy.linux}; any thread may use it. What cannot be read is empty.
 */
public interface SystemProbe {
    /** Whether unicast packets are forwarded ({@code net.ipv4.ip_forward}). */
    Optional<Boolean> forwardsUnicast();

    /**
     * The reverse path filter in force on an interface: the higher one of {@code net.ipv4.conf.all.rp_filter} and its own.
     *
     * @return 0: none; 1: strict, a packet has to come in where the way back leads (RFC 3704 section 2.2); 2: loose, there
     *     has to be a way back at all (section 2.4)
     */
    OptionalInt reversePathFilter(InterfaceName name);

    /** The routing table {@code main}; also empty if it is too long to be read now and then. */
    Optional<RoutingTable> routes();
}
