package net.igmpproxy.core.querier;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.addr.PrefixList;

/**
 * Acceptance rule for the queries of other routers on an interface.
 *
 * <ul>
 *   <li>A configured list decides alone.
 *   <li>Without a list the routers in the interface's networks are accepted, and the peer of a point-to-point link.
 *       Alt-subnets describe sources and hosts, not the routers of the link.
 *   <li>An interface with an address that has neither network nor peer accepts listed routers only.
 *   <li>An interface without an address sends queries from {@code 0.0.0.0}, which no router loses the election to (RFC
 *       4541 section 2.1.1). It accepts every unicast address.
 * </ul>
 *
 * @param link the interface
 * @param altSubnets alt-subnets of the interface; their network and broadcast addresses are not accepted
 * @param allowList networks of the accepted routers; absent if none is configured
 */
public record QuerierCheck(Link link, List<Ipv4Prefix> altSubnets, Optional<List<Ipv4Prefix>> allowList) {
    public QuerierCheck {
        altSubnets = PrefixList.of(altSubnets);
    }

    /** Returns the source address of the interface's own queries, {@code 0.0.0.0} if it has none. */
    public Ipv4Address own() {
        return link.primaryAddress().orElse(Ipv4Address.UNSPECIFIED);
    }

    /** Returns the standing of queries from an address. */
    public QuerierStanding standing(Ipv4Address router) {
        if (router.isUnspecified()) {
            return isListed(router) ? QuerierStanding.PROXY_QUERY : QuerierStanding.NOT_LISTED;
        }
        if (!link.isOfHost(router, PrefixList.of(altSubnets)) || link.isOwn(router)) {
            return QuerierStanding.NO_HOST;
        }
        if (allowList.isPresent()) {
            return isListed(router) ? QuerierStanding.COUNTS : QuerierStanding.NOT_LISTED;
        }
        boolean counts = link.addresses().isEmpty() || link.isNeighbour(router);
        return counts ? QuerierStanding.COUNTS : QuerierStanding.FOREIGN;
    }

    /** Networks of the accepted routers; empty if the interface has none and {@code querierAllowList} lists none. */
    public List<Ipv4Prefix> networks() {
        return allowList.orElseGet(() -> link.addresses().stream()
                .filter(InterfaceAddress::hasNeighbours)
                .map(InterfaceAddress::network)
                .distinct()
                .toList());
    }

    /** Returns true if there is no list, or if it contains the address. */
    private boolean isListed(Ipv4Address router) {
        return allowList
                .map(networks -> networks.stream().anyMatch(network -> network.contains(router)))
                .orElse(true);
    }
}
