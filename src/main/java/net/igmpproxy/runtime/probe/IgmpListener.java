package net.igmpproxy.runtime.probe;

import java.util.List;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;

/**
 * Capture of incoming IGMP before the kernel's reverse path filter. Implemented in {@code net.igmpproxy.linux}.
 * Confined to one thread at a time.
 */
public interface IgmpListener {
    /**
     * Starts or continues capturing on the given interfaces, and stops on all others.
     *
     * @param inputs the interfaces
     * @return some of the messages captured since the last call; none of an interface that cannot be captured
     */
    List<Heard> listen(List<Link> inputs);

    /**
     * Captured message.
     *
     * @param input  incoming interface
     * @param source source address
     */
    record Heard(InterfaceName input, Ipv4Address source) {}
}
