package net.igmpproxy.lab;

import java.util.List;
import java.util.stream.IntStream;
import net.igmpproxy.lab.netns.NetworkNamespace;
import net.igmpproxy.lab.netns.PacketSocket;
import net.igmpproxy.lab.wire.IgmpFrame;
import net.igmpproxy.lab.wire.IgmpVersion;

/** A downstream network: a bridge as its switch, the router on one port, hosts on the others. */
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
     * Lays the network.
     *
     * @param number   1 for the LAN on eth1, and so on; also its third octet
     * @param snooping whether its switch snoops IGMP
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

    /** Its number. */
    int number() {
        return number;
    }

    /** The router's interface on this network. */
    public String routerInterface() {
        return routerNic.name();
    }

    /** The router's address on this network: lower than any host's, and a few that nobody has are lower still. */
    public String routerAddress() {
        return address(ROUTER);
    }

    /** Takes the router's interface away; what it ends in at the switch goes with it. */
    public void removeRouterInterface() {
        routerNic.namespace().ip("link del " + routerNic.name());
    }

    /** Gives the router an interface of the same name again. */
    public void addRouterInterface() {
        plug(routerNic.namespace(), "router", routerNic.name(), routerAddress());
    }

    /** Has the router, the switch and the forged hosts send packets of another length; for hosts to be added later. */
    public void setMtu(int octets) {
        bridge.setMtu(octets, "router", "station");
        routerNic.namespace().ip("link set " + routerNic.name() + " mtu " + octets);
        station.namespace().ip("link set " + station.name() + " mtu " + octets);
    }

    /** Adds a host whose kernel speaks the given version. */
    public Host host(String name, IgmpVersion version) {
        return host(name, version.number());
    }

    /** Adds a host whose kernel speaks the version its querier speaks, and the newest until it has heard one. */
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

    /** The router as a host on this network: its own programs. */
    public Host routerAsHost() {
        return new Host(routerNic, routerAddress(), 0);
    }

    /** Puts an interface of a namespace on this network. */
    void plug(NetworkNamespace namespace, String port, String interfaceName, String address) {
        bridge.plug(port, namespace, interfaceName, address + "/16");
    }

    /** A forged host with any address. */
    public ForgedHost forged(String address) {
        return new ForgedHost(forge, IgmpFrame.from(address));
    }

    /** A sender of streams with any address. */
    public ForgedSource source(String address) {
        return new ForgedSource(forge, address);
    }

    /** Forged hosts with addresses of this network that nobody else has. */
    public List<ForgedHost> forged(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> forged(address(FIRST_FORGED_HOST + i)))
                .toList();
    }

    /** Takes frames of forged hosts; run, it sends them all, many times as fast as one by one. */
    public Runnable prepared(List<byte[]> frames) {
        return forge.prepare(frames);
    }

    /** The network's switch; the router's port is called "router", a host's by the host's name. */
    public Bridge bridge() {
        return bridge;
    }

    /** Looks at what a bystander sees: everything sent on the network, unless its switch snoops. */
    public Capture capture() {
        return station.capture();
    }

    /** How many packets have come to a bystander, who sees everything sent on the network, unless its switch snoops. */
    public long packetsAtBystander() {
        return station.packetsReceived();
    }

    /** Looks at what reaches the router from this network. */
    public Capture captureAtRouter() {
        return routerNic.capture();
    }

    private String address(int host) {
        return "10." + (100 + number) + "." + (host >> 8) + "." + (host & 0xFF);
    }
}
