package net.igmpproxy.core.forwarding;

import java.util.List;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.PrefixList;

/**
 * An interface as far as forwarding goes.
 *
 * @param name      its name
 * @param vif       its VIF
 * @param upstream  whether it is the upstream one
 * @param threshold the TTL that packets must exceed to leave through it, 1 to 255
 * @param sources   networks whose sources may send into it besides its own: its alt-subnets
 * @param networks  its own networks
 * @param forwards  whether packets may leave through it: a downstream interface's only while the proxy is its querier
 *                  (RFC 4605 section 4.2)
 */
public record ForwardingInterface(
        InterfaceName name,
        int vif,
        boolean upstream,
        int threshold,
        List<Ipv4Prefix> sources,
        List<Ipv4Prefix> networks,
        boolean forwards) {
    /** More than the length of any network. */
    private static final int OWN_NETWORK = 100;

    public ForwardingInterface {
        sources = PrefixList.of(sources);
        networks = PrefixList.of(networks);
    }

    /** Whether packets of a source are accepted when they come in here. */
    boolean admits(Ipv4Address source) {
        return closeness(source) >= 0;
    }

    /** Whether packets of every source are. */
    boolean admitsAll() {
        return sources.contains(Ipv4Prefix.ANY) || networks.contains(Ipv4Prefix.ANY);
    }

    /**
     * How likely it is that packets of a source come in here: the length of the longest network that admits it; the
     * interface's own networks come before alternative ones.
     *
     * @return 0 or more; negative if the source is not admitted
     */
    int closeness(Ipv4Address source) {
        int neighbour = longest(networks, source);
        return neighbour < 0 ? longest(sources, source) : OWN_NETWORK + neighbour;
    }

    /** The length of the longest network that contains an address, or -1 if none does. */
    private static int longest(List<Ipv4Prefix> prefixes, Ipv4Address address) {
        return PrefixList.of(prefixes).longestMatch(address);
    }
}
