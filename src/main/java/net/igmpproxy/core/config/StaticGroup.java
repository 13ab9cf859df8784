package net.igmpproxy.core.config;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * A group that is forwarded downstream, or joined upstream, whether a host asks for it or not.
 *
 * @param group   a group that routers forward: none of 224.0.0.0/24
 * @param sources unicast addresses, ascending, each once; none admits every source
 */
public record StaticGroup(GroupAddress group, List<Ipv4Address> sources) {
    public StaticGroup {
        if (group.address().isLinkLocalMulticast()) {
            throw new IllegalArgumentException("a group of 224.0.0.0/24 is never forwarded: " + group);
        }
        sources = UnicastAddresses.require(sources).stream().sorted().distinct().toList();
    }
}
