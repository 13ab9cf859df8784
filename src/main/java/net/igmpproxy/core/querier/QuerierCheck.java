package net.igmpproxy.core.querier;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.addr.PrefixList;

/**
 * Rule that decides whose queries count on an interface. A list, where there is one, decides alone; without it the routers
 * of the interface's networks count, and the peer of a point-to-point link. Alt-subnets say where sources and hosts are, and
 * not who is on the link. An interface whose address has neither network nor peer knows no router but the listed ones. An
 * interface without an address queries from {@code 0.0.0.0}, which no router loses against (RFC 4541 section 2.1.1): there
 * every unicast address counts.
 *
 * @param link       the interface
 * @param altSubnets its alternative subnets, whose network and broadcast addresses are no router's
 * @param allowList  networks of the routers that count; empty where none is configured
 */
public record QuerierCheck(Link link, List<Ipv4Prefix> altSubnets, Optional<List<Ipv4Prefix>> allowList) {
    public QuerierCheck {
        altSubnets = PrefixList.of(altSubnets);
    }

    /** The address that the interface's own queries carry, {@code 0.0.0.0} if it has none. */
    public Ipv4Address own() {
        return link.primaryAddress().orElse(Ipv4Address.UNSPECIFIED);
    }

    /** The weight of the queries that come from an address. */
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

    /** The networks whose routers count; none where the interface has none and {@code querierAllowList} names none. */
    public List<Ipv4Prefix> networks() {
        return allowList.orElseGet(() -> link.addresses().stream()
                .filter(InterfaceAddress::hasNeighbours)
                .map(InterfaceAddress::network)
                .distinct()
                .toList());
    }

    /** Whether there is no list, or the address is in it. */
    private boolean isListed(Ipv4Address router) {
        return allowList
                .map(networks -> networks.stream().anyMatch(network -> network.contains(router)))
                .orElse(true);
    }
}
