package net.igmpproxy.core.router;

import java.util.HashMap;
import java.util.Map;
import net.igmpproxy.core.addr.Ipv4Address;

/** How many hosts an interface has, each counted once however many groups it is a member of. */
final class HostCensus {
    private final Map<Ipv4Address, Integer> groupsByHost = new HashMap<>();

    /** A host has become a member of one more group. */
    void joined(Ipv4Address host) {
        groupsByHost.merge(host, 1, Integer::sum);
    }

    /** A host is a member of one group less. */
    void left(Ipv4Address host) {
        groupsByHost.computeIfPresent(host, (address, groups) -> groups > 1 ? groups - 1 : null);
    }

    boolean contains(Ipv4Address host) {
        return groupsByHost.containsKey(host);
    }

    int size() {
        return groupsByHost.size();
    }
}
