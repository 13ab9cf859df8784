package net.igmpproxy.lab;

import java.util.List;
import java.util.stream.IntStream;
import net.igmpproxy.lab.netns.NetworkNamespace;
import net.igmpproxy.lab.netns.PacketSocket;
import net.igmpproxy.lab.wire.IgmpFrame;
import net.igmpproxy.lab.wire.IgmpVersion;

/** A downstream network: a bridge as its switch, the router on one port, hosts on the others. */
public final class Lan {
    private static final int FIRST_HOST = 10;
    private static final int FIRST_FORGED_HOST = 0x4000;

    private final Site site;
    private final int number;
    private final NetworkNamespace bridge;
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
        this.bridge = site.namespace("lan" + number);
        String nic = "eth" + number;
        bridge.ip("link add br0 type bridge forward_delay 0 mcast_snooping " + (snooping ? 1 : 0), "link set br0 up");
        plug("router", site.router(), nic);
        site.router().ip("addr add " + routerAddress() + "/16 dev " + nic, "link set " + nic + " up");
        this.routerNic = site.nic(site.router(), nic);
        this.station = site.nic(site.namespace("lan" + number + "-station"), "eth0");
        plug("station", station.namespace(), "eth0");
        station.namespace().ip("link set eth0 up");
        this.forge = PacketSocket.open(station.namespace(), "eth0");
        site.own(forge::close);
    }

    /** The router's address on this network. */
    public String routerAddress() {
        return address(1);
    }

    /** Has the router, the switch and the forged hosts send packets of another length; for hosts to be added later. */
    public void setMtu(int octets) {
        bridge.ip("link set router mtu " + octets, "link set station mtu " + octets, "link set br0 mtu " + octets);
        routerNic.namespace().ip("link set " + routerNic.name() + " mtu " + octets);
        station.namespace().ip("link set " + station.name() + " mtu " + octets);
    }

    /** Adds a host whose kernel speaks the given version. */
    public Host host(String name, IgmpVersion version) {
        NetworkNamespace namespace = site.namespace("lan" + number + "-" + name);
        String address = address(nextHost++);
        plug(name, namespace, "eth0");
        namespace.ip(
                "addr add " + address + "/16 dev eth0",
                "link set eth0 up",
                "route add default via " + routerAddress() + " dev eth0");
        return new Host(site.nic(namespace, "eth0"), address, version);
    }

    /** A forged host with any address. */
    public ForgedHost forged(String address) {
        return new ForgedHost(forge, IgmpFrame.from(address));
    }

    /** Forged hosts with addresses of this network that nobody else has. */
    public List<ForgedHost> forged(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> forged(address(FIRST_FORGED_HOST + i)))
                .toList();
    }

    /** What the switch has learned by snooping: groups and ports, as {@code bridge mdb} prints them. */
    public String switchTable() {
        return bridge.output("bridge", "mdb", "show");
    }

    /** Looks at what a bystander sees: everything sent on the network, unless its switch snoops. */
    public Capture capture() {
        return station.capture();
    }

    /** Looks at what reaches the router from this network. */
    public Capture captureAtRouter() {
        return routerNic.capture();
    }

    private String address(int host) {
        return "10." + (100 + number) + "." + (host >> 8) + "." + (host & 0xFF);
    }

    private void plug(String port, NetworkNamespace namespace, String nic) {
        bridge.ip(
                "link add " + port + " type veth peer name " + nic + " netns " + namespace.name(),
                "link set " + port + " master br0 up");
    }
}
