package net.igmpproxy.runtime.probe;

import java.util.List;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;

/** Looks at streams as they come in. Implemented in {@code net.igmpproxy.linux}; any thread may use it. */
public interface StreamSampler {
    /**
     * Watches interfaces for a tenth of a second, all at the same time.
     *
     * @param inputs the interfaces
     * @param maxTtl 1 to 255
     * @return some of the multicast packets that came in with that TTL or a lower one, without those of the link's own
     *     groups 224.0.0.0/24; none of an interface that cannot be watched
     */
    List<Sample> lowTtl(List<Link> inputs, int maxTtl);

    /**
     * A packet.
     *
     * @param input  the interface on which it arrived
     * @param source its source
     * @param group  its destination
     * @param ttl    the TTL it came in with
     */
    record Sample(InterfaceName input, Ipv4Address source, Ipv4Address group, int ttl) {}
}
