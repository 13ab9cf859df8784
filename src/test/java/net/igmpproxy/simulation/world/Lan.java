package net.igmpproxy.simulation.world;

import java.util.List;
import net.igmpproxy.simulation.network.Segment;
import net.igmpproxy.simulation.peers.SimulatedHost;
import net.igmpproxy.simulation.peers.SimulatedRouter;
import net.igmpproxy.simulation.proxy.Port;

/**
 * A LAN on an interface of the proxy.
 *
 * @param port    the interface
 * @param segment the LAN
 * @param hosts   its hosts
 * @param routers other routers, which work at times
 */
public record Lan(Port port, Segment segment, List<SimulatedHost> hosts, List<SimulatedRouter> routers) {
    public Lan {
        hosts = List.copyOf(hosts);
        routers = List.copyOf(routers);
    }

    /** The interface's name. */
    public String name() {
        return port.interfaceName();
    }
}
