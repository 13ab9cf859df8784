package net.igmpproxy.lab;

import net.igmpproxy.lab.netns.NetworkNamespace;
import net.igmpproxy.lab.netns.PacketSocket;
import net.igmpproxy.lab.wire.IgmpFrame;

/** Network on eth0: a switch, the next router, which receives the proxy's reports, and the sources behind it. */
public final class UpstreamNetwork {
    /** Address of the next router. */
    public static final String ROUTER = "172.16.0.1";

    /** Address of the proxy on this network. */
    public static final String PROXY = "172.16.0.2";

    /** Source in the network itself. */
    public static final String NEAR_SOURCE = "172.16.0.9";

    /** Source in the alt-subnet of the VyOS manual's example, 10.0.0.0/23. */
    public static final String ALT_SUBNET_SOURCE = "10.0.0.5";

    /** Source in the same alt-subnet, in a separate network behind the next router. */
    public static final String DISTANT_SOURCE = "10.0.1.5";

    /** Address of the next router in that network. */
    static final String DISTANT_GATEWAY = "10.0.1.1";

    /** Source outside the network and the alt-subnet. */
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

    /** Deletes the proxy's interface with its switch port. */
    public void removeProxyInterface() {
        site.router().ip("link del eth0");
    }

    /** Re-creates the proxy's interface with the same name. */
    public void addProxyInterface() {
        plug(site.router(), "proxy", "eth0", PROXY);
        site.router().ip("route add default via " + ROUTER + " dev eth0");
    }

    /** Returns a source with the given address, as if it were several hops away. */
    public Source source(String address) {
        nic.namespace().ip("addr replace " + address + "/32 dev eth0");
        return new Source(nic, address);
    }

    /**
     * Returns a source behind the next router, on which smcroute forwards statically: eth0 is this network, eth1 that
     * of the source. At most once per laboratory.
     *
     * @param routes the lines of smcroute's configuration file, such as
     *               {@code mroute from eth1 group 239.1.1.1 to eth0}
     */
    public Source sourceBehindSmcroute(String... routes) {
        Source source = distantSource();
        Peers.smcroute(site, nic.namespace(), routes);
        return source;
    }

    /** Returns a source behind the next router, which does not forward its packets yet. At most once per laboratory. */
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
     * Starts FRR on the next router, as a PIM and IGMP router between this network and that of the
     * {@link #distantSource}. Waits until it is the querier here.
     *
     * @param version the IGMP version on this network, 2 or 3
     */
    public FrrRouter startFrr(int version) {
        return FrrRouter.start(site, nic.namespace(), version);
    }

    /** Returns the next router as a sender of IGMP messages. */
    public ForgedHost router() {
        return new ForgedHost(forge, IgmpFrame.from(ROUTER));
    }

    /** Returns a sender of IGMP messages with the given address. */
    public ForgedHost forged(String address) {
        return new ForgedHost(forge, IgmpFrame.from(address));
    }

    /** Returns the proxy's router as a host of this network: a local program with the proxy's address. */
    public Host programOnProxyRouter() {
        return new Host(site.nic(site.router(), "eth0"), PROXY, 0);
    }

    /** Returns the namespace of the next router. */
    public NetworkNamespace namespace() {
        return nic.namespace();
    }

    /** Returns the switch. The proxy's port is named "proxy", that of the next router "router". */
    public Bridge bridge() {
        return bridge;
    }

    /** Starts a capture of the packets that the next router receives. */
    public Capture capture() {
        return nic.capture();
    }

    /** Adds a host without memberships and starts a capture of the packets it receives. */
    public Capture captureAtBystander() {
        NetworkNamespace bystander = site.namespace("upstream-bystander");
        plug(bystander, "bystander", "eth0", "172.16.0.20");
        return site.nic(bystander, "eth0").capture();
    }

    /** Connects an interface of a namespace to this network. */
    void plug(NetworkNamespace namespace, String port, String interfaceName, String address) {
        bridge.plug(port, namespace, interfaceName, address + "/24");
    }
}
