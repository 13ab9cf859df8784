package net.igmpproxy.runtime.probe;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Prefix;

/** Routes of unicast packets at one moment. */
public record RoutingTable(List<Route> routes) {
    public RoutingTable {
        routes = List.copyOf(routes);
    }

    /**
     * A route.
     *
     * @param network where it leads
     * @param output  the interface that packets leave through; empty if they are refused
     * @param metric  of routes to the same network the one with the lowest counts
     */
    public record Route(Ipv4Prefix network, Optional<InterfaceName> output, long metric) {
        private boolean covers(Ipv4Prefix other) {
            return network.length() <= other.length() && network.contains(other.address());
        }
    }

    /** The interface that packets to a network leave through; empty if no route leads to the whole of it. */
    public Optional<InterfaceName> wayTo(Ipv4Prefix network) {
        return routes.stream()
                .filter(route -> route.covers(network))
                .min(Comparator.comparingInt((Route route) -> -route.network().length())
                        .thenComparingLong(Route::metric))
                .flatMap(Route::output);
    }
}
