package net.igmpproxy.runtime.probe;

import java.util.List;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;

/**
 * Listens to IGMP as it comes in, before the kernel's reverse path filter. Implemented in {@code net.igmpproxy.linux}; one
 * thread at a time may use it.
 */
public interface IgmpListener {
    /**
     * Continues or begins to listen on interfaces, and ends to listen on others.
     *
     * @param inputs the interfaces
     * @return some of the messages that have come in since the last call; none of an interface that cannot be listened on
     */
    List<Heard> listen(List<Link> inputs);

    /**
     * A message.
     *
     * @param input  the interface on which it arrived
     * @param source its source
     */
    record Heard(InterfaceName input, Ipv4Address source) {}
}
