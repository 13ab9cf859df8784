package net.igmpproxy.core.config;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Group that the proxy forwards downstream, or joins upstream, without any member.
 *
 * @param group a group outside 224.0.0.0/24
 * @param sources unicast addresses, ascending, each once; an empty list admits every source
 */
public record StaticGroup(GroupAddress group, List<Ipv4Address> sources) {
    public StaticGroup {
        if (group.address().isLinkLocalMulticast()) {
            throw new IllegalArgumentException("a group of 224.0.0.0/24 is never forwarded: " + group);
        }
        sources = UnicastAddresses.require(sources).stream().sorted().distinct().toList();
    }
}
