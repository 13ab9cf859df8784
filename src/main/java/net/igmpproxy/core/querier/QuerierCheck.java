package net.igmpproxy.core.querier;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.Link;

/**
 * Rule that decides whose queries count on an interface. A list, where there is one, decides alone; without it the routers
 * of the interface's networks and alt-subnets count. An alt-subnet {@code 0.0.0.0/0} says nothing about who is on the link,
 * and admits no querier. Where the interface has no network at all, every unicast address counts.
 *
 * @param link       the interface
 * @param altSubnets its alternative subnets
 * @param allowList  networks of the routers that count; empty where none is configured
 */
public record QuerierCheck(Link link, List<Ipv4Prefix> altSubnets, Optional<List<Ipv4Prefix>> allowList) {
    public QuerierCheck {
        altSubnets = List.copyOf(altSubnets);
    }

    /** The address that the interface's own queries carry, {@code 0.0.0.0} if it has none. */
    public Ipv4Address own() {
        return link.primaryAddress().orElse(Ipv4Address.UNSPECIFIED);
    }

    /** The weight of the queries that come from an address. */
    public QuerierStanding standing(Ipv4Address router) {
        if (router.isUnspecified()) {
            return QuerierStanding.PROXY_QUERY;
        }
        if (!link.isOfHost(router) || link.isOwn(router)) {
            return QuerierStanding.NO_HOST;
        }
        if (allowList.isPresent()) {
            return contains(allowList.get(), router) ? QuerierStanding.COUNTS : QuerierStanding.NOT_LISTED;
        }
        return isOnTheLink(router) ? QuerierStanding.COUNTS : QuerierStanding.FOREIGN;
    }

    /** The networks whose routers count; none where every unicast address does, as the interface has no network. */
    public List<Ipv4Prefix> networks() {
        return allowList.orElseGet(() -> Stream.concat(
                        link.addresses().stream()
                                .filter(InterfaceAddress::hasNeighbours)
                                .map(InterfaceAddress::network),
                        altSubnets.stream().filter(QuerierCheck::namesNeighbours))
                .distinct()
                .toList());
    }

    private boolean isOnTheLink(Ipv4Address router) {
        return !link.namesNeighbours()
                || link.isNeighbour(router)
                || altSubnets.stream().anyMatch(subnet -> namesNeighbours(subnet) && subnet.contains(router));
    }

    private static boolean namesNeighbours(Ipv4Prefix altSubnet) {
        return altSubnet.length() > 0;
    }

    private static boolean contains(List<Ipv4Prefix> networks, Ipv4Address router) {
        return networks.stream().anyMatch(network -> network.contains(router));
    }
}
