package net.igmpproxy.linux.probe;

import net.igmpproxy.core.wire.Ipv4Header;
import net.igmpproxy.linux.socket.SocketFilter;

/** Socket filter that passes the IPv4 headers, without options, of packets to groups beyond the link with a low TTL. */
final class LowTtlFilter {
    private static final int MULTICAST = 0xe000_0000;
    private static final int MULTICAST_MASK = 0xf000_0000;
    private static final int LINK_LOCAL_MASK = 0xffff_ff00;

    private LowTtlFilter() {}

    /**
     * Creates the filter.
     *
     * @param maxTtl highest TTL that passes
     */
    static SocketFilter of(int maxTtl) {
        return new SocketFilter()
                .loadWord(Ipv4Header.DESTINATION)
                .and(MULTICAST_MASK)
                .ifEqual(MULTICAST, 0, 6)
                .loadWord(Ipv4Header.DESTINATION)
                .and(LINK_LOCAL_MASK)
                .ifEqual(MULTICAST, 3, 0)
                .loadOctet(Ipv4Header.TTL)
                .ifGreater(maxTtl, 1, 0)
                .pass(Ipv4Header.SIZE)
                .pass(0);
    }
}
