package net.igmpproxy.simulation.proxy;

import java.util.List;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.simulation.network.Datagram;
import net.igmpproxy.simulation.network.Segment;
import net.igmpproxy.simulation.network.Station;

/** An interface of the machine that the proxy runs on. */
public final class Port implements Station {
    private final String interfaceName;
    private final Segment segment;
    private final ProxyBox box;
    private final String address;
    private final int mtu;
    private int index;
    private boolean exists = true;
    private boolean up = true;
    private boolean routerGroupsJoined;

    Port(String interfaceName, int index, String address, int mtu, Segment segment, ProxyBox box) {
        this.interfaceName = interfaceName;
        this.index = index;
        this.address = address;
        this.mtu = mtu;
        this.segment = segment;
        this.box = box;
        segment.add(this);
    }

    /** The kernel's index, another one after the interface was made anew. */
    public int index() {
        return index;
    }

    /** The interface's name. */
    public String interfaceName() {
        return interfaceName;
    }

    /** Its address. */
    public String address() {
        return address.substring(0, address.indexOf('/'));
    }

    /** The LAN it is on. */
    public Segment segment() {
        return segment;
    }

    /** Whether there is such an interface. */
    public boolean exists() {
        return exists;
    }

    /** Takes it down or up. */
    void setUp(boolean next) {
        up = next;
    }

    /** Removes it. */
    void remove() {
        exists = false;
        routerGroupsJoined = false;
    }

    /** Makes it anew. */
    void create(int nextIndex) {
        index = nextIndex;
        exists = true;
        up = true;
    }

    /** Whether the kernel is a member of the router groups here. */
    public boolean isRouterGroupsJoined() {
        return routerGroupsJoined;
    }

    void setRouterGroupsJoined(boolean joined) {
        routerGroupsJoined = joined;
    }

    Link link() {
        return new Link(
                index,
                new InterfaceName(interfaceName),
                up,
                mtu,
                List.copyOf(InterfaceAddress.parse(address).stream().toList()));
    }

    @Override
    public String name() {
        return "proxy/" + interfaceName;
    }

    @Override
    public boolean isAttached() {
        return exists && up;
    }

    /** A VIF takes all packets to groups; the kernel hands on those to itself only if it is a member. */
    @Override
    public boolean hears(String destination) {
        boolean toRouters = destination.equals(Datagram.ALL_ROUTERS) || destination.equals(Datagram.ALL_IGMPV3_ROUTERS);
        return !toRouters || routerGroupsJoined;
    }

    @Override
    public void receive(Datagram datagram) {
        box.receive(this, datagram);
    }
}
