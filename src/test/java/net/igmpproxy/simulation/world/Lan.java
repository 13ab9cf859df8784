package net.igmpproxy.simulation.world;

import java.util.List;
import net.igmpproxy.simulation.network.Segment;
import net.igmpproxy.simulation.peers.SimulatedHost;
import net.igmpproxy.simulation.peers.SimulatedRouter;
import net.igmpproxy.simulation.proxy.Port;

/**
 * Link of the proxy.
 *
 * @param port    the interface of the proxy
 * @param segment the segment
 * @param hosts   the hosts
 * @param routers the other routers, which run at times
 */
public record Lan(Port port, Segment segment, List<SimulatedHost> hosts, List<SimulatedRouter> routers) {
    public Lan {
        hosts = List.copyOf(hosts);
        routers = List.copyOf(routers);
    }

    /** Returns the interface name. */
    public String name() {
        return port.interfaceName();
    }
}
