package net.igmpproxy.simulation.proxy;

import java.util.List;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.simulation.network.Datagram;
import net.igmpproxy.simulation.network.Segment;
import net.igmpproxy.simulation.network.Station;

/** Network interface of the simulated proxy machine. */
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

    /** Returns the kernel's interface index, which changes when the interface is re-created. */
    public int index() {
        return index;
    }

    /** Returns the interface name. */
    public String interfaceName() {
        return interfaceName;
    }

    /** Returns the interface address without the prefix length. */
    public String address() {
        return address.substring(0, address.indexOf('/'));
    }

    /** Returns the connected segment. */
    public Segment segment() {
        return segment;
    }

    /** Returns true if the interface exists. */
    public boolean exists() {
        return exists;
    }

    /** Sets the interface up or down. */
    void setUp(boolean next) {
        up = next;
    }

    /** Deletes the interface. */
    void remove() {
        exists = false;
        routerGroupsJoined = false;
    }

    /** Re-creates the interface. */
    void create(int nextIndex) {
        index = nextIndex;
        exists = true;
        up = true;
    }

    /** Returns true if the kernel is a member of the router groups on this interface. */
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

    /**
     * Returns true if the kernel delivers packets to a destination. A VIF receives packets to all groups; those to
     * router groups are delivered only if the kernel is a member.
     */
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
