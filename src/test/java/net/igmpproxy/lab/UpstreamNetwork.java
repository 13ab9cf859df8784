package net.igmpproxy.lab;

import net.igmpproxy.lab.netns.NetworkNamespace;
import net.igmpproxy.lab.netns.PacketSocket;
import net.igmpproxy.lab.wire.IgmpFrame;

/** The network on eth0: a switch, the next router, which hears the proxy's reports, and the sources behind it. */
public final class UpstreamNetwork {
    /** The next router's address. */
    public static final String ROUTER = "172.16.0.1";

    /** The proxy's address on this network. */
    public static final String PROXY = "172.16.0.2";

    /** A source in the network itself. */
    public static final String NEAR_SOURCE = "172.16.0.9";

    /** A source in the alternative subnet of the VyOS manual's example, 10.0.0.0/23. */
    public static final String ALT_SUBNET_SOURCE = "10.0.0.5";

    /** A source in the same alternative subnet, in a network of its own behind the next router. */
    public static final String DISTANT_SOURCE = "10.0.1.5";

    /** The next router's address in that network. */
    static final String DISTANT_GATEWAY = "10.0.1.1";

    /** A source in neither. */
    public static final String FOREIGN_SOURCE = "10.9.9.9";

    private final Site site;
    private final Bridge bridge;
    private final Nic nic;
    private final PacketSocket forge;

    UpstreamNetwork(Site site) {
        this.site = site;
        this.bridge = new Bridge(site.namespace("upstream-switch"));
        NetworkNamespace provider = site.namespace("upstream");
        plug(provider, "router", "eth0", ROUTER);
        provider.ip("addr add " + NEAR_SOURCE + "/24 dev eth0");
        plug(site.router(), "proxy", "eth0", PROXY);
        site.router().ip("route add default via " + ROUTER + " dev eth0");
        this.nic = site.nic(provider, "eth0");
        this.forge = PacketSocket.open(provider, "eth0");
        site.own(forge::close);
    }

    /** Takes the proxy's interface away; what it ends in at the switch goes with it. */
    public void removeProxyInterface() {
        site.router().ip("link del eth0");
    }

    /** Gives the proxy an interface of the same name again. */
    public void addProxyInterface() {
        plug(site.router(), "proxy", "eth0", PROXY);
        site.router().ip("route add default via " + ROUTER + " dev eth0");
    }

    /** A source with any address, as if its packets had come a long way. */
    public Source source(String address) {
        nic.namespace().ip("addr replace " + address + "/32 dev eth0");
        return new Source(nic, address);
    }

    /**
     * A source behind the next router, which smcroute makes a router by fixed routes: eth0 is this network, eth1 the
     * source's. One a laboratory.
     *
     * @param routes lines of smcroute's configuration file, such as {@code mroute from eth1 group 239.1.1.1 to eth0}
     */
    public Source sourceBehindSmcroute(String... routes) {
        Source source = distantSource();
        Peers.smcroute(site, nic.namespace(), routes);
        return source;
    }

    /** A source behind the next router, which nobody has forward its packets yet. One a laboratory. */
    public Source distantSource() {
        NetworkNamespace distant = site.namespace("distant");
        nic.namespace()
                .ip(
                        "link add eth1 type veth peer name eth0 netns " + distant.name(),
                        "addr add " + DISTANT_GATEWAY + "/24 dev eth1",
                        "link set eth1 up");
        distant.ip("addr add " + DISTANT_SOURCE + "/24 dev eth0", "link set eth0 up");
        return new Source(site.nic(distant, "eth0"), DISTANT_SOURCE);
    }

    /**
     * Has FRR make the next router one of PIM and IGMP between this network and that of the {@link #distantSource}, and
     * waits until it asks for members here.
     *
     * @param version the version of IGMP that it speaks here, 2 or 3
     */
    public FrrRouter startFrr(int version) {
        return FrrRouter.start(site, nic.namespace(), version);
    }

    /** The next router as a sender of IGMP: queries, mostly. */
    public ForgedHost router() {
        return new ForgedHost(forge, IgmpFrame.from(ROUTER));
    }

    /** Somebody with any address as a sender of IGMP. */
    public ForgedHost forged(String address) {
        return new ForgedHost(forge, IgmpFrame.from(address));
    }

    /** The router that the proxy runs on as a host of this network: a program on it, with the proxy's address. */
    public Host programOnProxyRouter() {
        return new Host(site.nic(site.router(), "eth0"), PROXY, 0);
    }

    /** The namespace of the next router. */
    public NetworkNamespace namespace() {
        return nic.namespace();
    }

    /** The network's switch; the proxy's port is called "proxy", the next router's "router". */
    public Bridge bridge() {
        return bridge;
    }

    /** Looks at what the next router sees of the proxy. */
    public Capture capture() {
        return nic.capture();
    }

    /** Adds a station and looks at what the switch sends to it, who is a member of nothing. */
    public Capture captureAtBystander() {
        NetworkNamespace bystander = site.namespace("upstream-bystander");
        plug(bystander, "bystander", "eth0", "172.16.0.20");
        return site.nic(bystander, "eth0").capture();
    }

    /** Puts an interface of a namespace on this network. */
    void plug(NetworkNamespace namespace, String port, String interfaceName, String address) {
        bridge.plug(port, namespace, interfaceName, address + "/24");
    }
}
