package net.igmpproxy.lab;

import java.util.List;
import java.util.stream.IntStream;
import net.igmpproxy.lab.netns.NetworkNamespace;
import net.igmpproxy.lab.netns.PacketSocket;
import net.igmpproxy.lab.wire.IgmpFrame;
import net.igmpproxy.lab.wire.IgmpVersion;

/** Downstream link: a bridge as switch, with the router and hosts on its ports. */
public final class Lan {
    private static final int ROUTER = 5;
    private static final int FIRST_HOST = 10;
    private static final int FIRST_FORGED_HOST = 0x4000;

    private final Site site;
    private final int number;
    private final Bridge bridge;
    private final Nic routerNic;
    private final Nic station;
    private final PacketSocket forge;
    private int nextHost = FIRST_HOST;

    /**
     * Creates the link.
     *
     * @param number   the number, 1 for eth1 and so on
     * @param snooping true to enable IGMP snooping
     */
    Lan(Site site, int number, boolean snooping) {
        this.site = site;
        this.number = number;
        this.bridge = new Bridge(site.namespace("lan" + number));
        if (snooping) {
            bridge.snoop();
        }
        String nic = "eth" + number;
        plug(site.router(), "router", nic, routerAddress());
        this.routerNic = site.nic(site.router(), nic);
        this.station = site.nic(site.namespace("lan" + number + "-station"), "eth0");
        bridge.plug("station", station.namespace(), "eth0", "");
        this.forge = PacketSocket.open(station.namespace(), "eth0");
        site.own(forge::close);
    }

    int number() {
        return number;
    }

    /** Returns the name of the router's interface on this link. */
    public String routerInterface() {
        return routerNic.name();
    }

    /** Returns the router's address, which is lower than that of any host. A few lower addresses are free. */
    public String routerAddress() {
        return address(ROUTER);
    }

    /** Deletes the router's interface with its switch port. */
    public void removeRouterInterface() {
        routerNic.namespace().ip("link del " + routerNic.name());
    }

    /** Re-creates the router's interface with the same name. */
    public void addRouterInterface() {
        plug(routerNic.namespace(), "router", routerNic.name(), routerAddress());
    }

    /** Sets the MTU, in bytes, of the router, the switch and the forged hosts. Existing hosts keep their MTU. */
    public void setMtu(int octets) {
        bridge.setMtu(octets, "router", "station");
        routerNic.namespace().ip("link set " + routerNic.name() + " mtu " + octets);
        station.namespace().ip("link set " + station.name() + " mtu " + octets);
    }

    /** Adds a host with a fixed IGMP version. */
    public Host host(String name, IgmpVersion version) {
        return host(name, version.number());
    }

    /** Adds a host that uses the version of its querier, and IGMPv3 before the first query. */
    public Host host(String name) {
        return host(name, 0);
    }

    private Host host(String name, int forcedVersion) {
        String address = address(nextHost++);
        NetworkNamespace namespace = site.namespace("lan" + number + "-" + name);
        plug(namespace, name, "eth0", address);
        namespace.ip("route add default via " + routerAddress() + " dev eth0");
        return new Host(site.nic(namespace, "eth0"), address, forcedVersion);
    }

    /** Returns the router as a host, for its local programs. */
    public Host routerAsHost() {
        return new Host(routerNic, routerAddress(), 0);
    }

    /** Connects an interface of a namespace to this link. */
    void plug(NetworkNamespace namespace, String port, String interfaceName, String address) {
        bridge.plug(port, namespace, interfaceName, address + "/16");
    }

    /** Returns a forged host with the given address. */
    public ForgedHost forged(String address) {
        return new ForgedHost(forge, IgmpFrame.from(address));
    }

    /** Returns a forged source with the given address. */
    public ForgedSource source(String address) {
        return new ForgedSource(forge, address);
    }

    /** Returns forged hosts with unused addresses of this link. */
    public List<ForgedHost> forged(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> forged(address(FIRST_FORGED_HOST + i)))
                .toList();
    }

    /** Prepares frames of forged hosts. Running the result sends all of them, much faster than one by one. */
    public Runnable prepared(List<byte[]> frames) {
        return forge.prepare(frames);
    }

    /** Returns the switch. The router's port is named "router", a host's port like the host. */
    public Bridge bridge() {
        return bridge;
    }

    /** Starts a capture on a bystander port, which receives all packets unless the switch snoops. */
    public Capture capture() {
        return station.capture();
    }

    /** Returns the number of packets received on the bystander port. */
    public long packetsAtBystander() {
        return station.packetsReceived();
    }

    /** Starts a capture of the packets that the router receives from this link. */
    public Capture captureAtRouter() {
        return routerNic.capture();
    }

    private String address(int host) {
        return "10." + (100 + number) + "." + (host >> 8) + "." + (host & 0xFF);
    }
}
