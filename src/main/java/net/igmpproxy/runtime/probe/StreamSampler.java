package net.igmpproxy.runtime.probe;

import java.util.List;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;

/** Sampler of incoming streams. Implemented in {@code net.igmpproxy.linux}. Thread-safe. */
public interface StreamSampler {
    /**
     * Captures packets on all given interfaces concurrently for 100 ms.
     *
     * @param inputs the interfaces
     * @param maxTtl highest TTL of interest, 1 to 255
     * @return some of the multicast packets with that TTL or a lower one, without 224.0.0.0/24; none of an interface
     *     that cannot be captured
     */
    List<Sample> lowTtl(List<Link> inputs, int maxTtl);

    /**
     * Captured packet.
     *
     * @param input  incoming interface
     * @param source source address
     * @param group  destination address
     * @param ttl    TTL at arrival
     */
    record Sample(InterfaceName input, Ipv4Address source, Ipv4Address group, int ttl) {}
}
