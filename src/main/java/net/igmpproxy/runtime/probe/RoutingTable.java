package net.igmpproxy.runtime.probe;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Prefix;

/** Unicast routes at one moment. */
public record RoutingTable(List<Route> routes) {
    public RoutingTable {
        routes = List.copyOf(routes);
    }

    /**
     * Unicast route.
     *
     * @param network destination prefix
     * @param output  outgoing interface; empty if the route rejects packets
     * @param metric  metric; among routes to the same prefix the lowest one wins
     */
    public record Route(Ipv4Prefix network, Optional<InterfaceName> output, long metric) {
        private boolean covers(Ipv4Prefix other) {
            return network.length() <= other.length() && network.contains(other.address());
        }
    }

    /** Returns the outgoing interface to a network; empty if no route covers the whole network. */
    public Optional<InterfaceName> wayTo(Ipv4Prefix network) {
        return routes.stream()
                .filter(route -> route.covers(network))
                .min(Comparator.comparingInt((Route route) -> -route.network().length())
                        .thenComparingLong(Route::metric))
                .flatMap(Route::output);
    }
}
