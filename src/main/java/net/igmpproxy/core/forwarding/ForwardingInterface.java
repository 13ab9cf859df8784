package net.igmpproxy.core.forwarding;

import java.util.List;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.PrefixList;

/**
 * Forwarding properties of an interface.
 *
 * @param name interface name
 * @param vif first VIF of the interface
 * @param upstream true for the upstream interface
 * @param threshold TTL threshold, 1 to 255: a packet leaves through the interface only if its TTL is greater
 * @param sources alt-subnets: prefixes of admitted sources outside the interface's own networks
 * @param networks prefixes of the interface's own networks
 * @param forwards true if packets may leave through the interface; on a downstream interface only while the proxy is
 *     the querier (RFC 4605 section 4.2)
 */
public record ForwardingInterface(
        InterfaceName name,
        int vif,
        boolean upstream,
        int threshold,
        List<Ipv4Prefix> sources,
        List<Ipv4Prefix> networks,
        boolean forwards) {
    /** Offset above every prefix length: the own networks rank before all alt-subnets. */
    private static final int OWN_NETWORK = 100;

    public ForwardingInterface {
        sources = PrefixList.of(sources);
        networks = PrefixList.of(networks);
    }

    /** Returns true if the interface accepts packets of a source. */
    boolean admits(Ipv4Address source) {
        return closeness(source) >= 0;
    }

    /** Returns true if the interface accepts packets of every source. */
    boolean admitsAll() {
        return sources.contains(Ipv4Prefix.ANY) || networks.contains(Ipv4Prefix.ANY);
    }

    /**
     * Returns the closeness of a source to the interface, from the longest prefix that contains the source. The
     * interface's own networks rank before its alt-subnets.
     *
     * @return 0 or more; negative if the source is not admitted
     */
    int closeness(Ipv4Address source) {
        int neighbour = longest(networks, source);
        return neighbour < 0 ? longest(sources, source) : OWN_NETWORK + neighbour;
    }

    /** Returns the length of the longest prefix that contains an address, or -1 if none does. */
    private static int longest(List<Ipv4Prefix> prefixes, Ipv4Address address) {
        return PrefixList.of(prefixes).longestMatch(address);
    }
}
