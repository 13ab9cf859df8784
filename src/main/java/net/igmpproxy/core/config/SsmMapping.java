package net.igmpproxy.core.config;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.PrefixList;

/**
 * SSM mapping: sources of groups for hosts without IGMPv3.
 *
 * @param groups prefixes within 224.0.0.0/4, at least one
 * @param sources unicast addresses, at least one
 */
public record SsmMapping(List<Ipv4Prefix> groups, List<Ipv4Address> sources) {
    public SsmMapping {
        groups = GroupPolicy.requireGroups(groups);
        sources = UnicastAddresses.require(sources);
        if (groups.isEmpty() || sources.isEmpty()) {
            throw new IllegalArgumentException("a mapping needs groups and sources");
        }
    }

    boolean concerns(GroupAddress group) {
        return PrefixList.of(groups).longestMatch(group.address()) >= 0;
    }
}
