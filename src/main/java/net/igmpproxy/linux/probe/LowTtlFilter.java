package net.igmpproxy.linux.probe;

import net.igmpproxy.linux.socket.SocketFilter;

/** Socket filter that passes the headers of packets to groups beyond the link with a low TTL. */
final class LowTtlFilter {
    /** Number of bytes that pass: an IPv4 header without options. */
    static final int SNAPSHOT_OCTETS = 20;

    private static final int DESTINATION = 16;
    private static final int TTL = 8;
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
                .loadWord(DESTINATION)
                .and(MULTICAST_MASK)
                .ifEqual(MULTICAST, 0, 6)
                .loadWord(DESTINATION)
                .and(LINK_LOCAL_MASK)
                .ifEqual(MULTICAST, 3, 0)
                .loadOctet(TTL)
                .ifGreater(maxTtl, 1, 0)
                .pass(SNAPSHOT_OCTETS)
                .pass(0);
    }
}
