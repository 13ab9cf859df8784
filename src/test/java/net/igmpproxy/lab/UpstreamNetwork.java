package net.igmpproxy.lab;

import net.igmpproxy.lab.netns.NetworkNamespace;
import net.igmpproxy.lab.netns.PacketSocket;
import net.igmpproxy.lab.wire.IgmpFrame;

/** The network on eth0: the next router, which hears the proxy's reports, and the sources behind it. */
public final class UpstreamNetwork {
    /** The next router's address. */
    public static final String ROUTER = "172.16.0.1";

    /** The proxy's address on this network. */
    public static final String PROXY = "172.16.0.2";

    /** A source in the network itself. */
    public static final String NEAR_SOURCE = "172.16.0.9";

    /** A source in the alternative subnet of the VyOS manual's example, 10.0.0.0/23. */
    public static final String ALT_SUBNET_SOURCE = "10.0.0.5";

    /** A source in neither. */
    public static final String FOREIGN_SOURCE = "10.9.9.9";

    private final Nic nic;
    private final PacketSocket forge;

    UpstreamNetwork(Site site) {
        NetworkNamespace provider = site.namespace("upstream");
        provider.ip(
                "link add eth0 type veth peer name eth0 netns " + site.router().name(),
                "addr add " + ROUTER + "/24 dev eth0",
                "addr add " + NEAR_SOURCE + "/24 dev eth0",
                "link set eth0 up");
        site.router()
                .ip(
                        "addr add " + PROXY + "/24 dev eth0",
                        "link set eth0 up",
                        "route add default via " + ROUTER + " dev eth0");
        this.nic = site.nic(provider, "eth0");
        this.forge = PacketSocket.open(provider, "eth0");
        site.own(forge::close);
    }

    /** A source with any address, as if its packets had come a long way. */
    public Source source(String address) {
        nic.namespace().ip("addr replace " + address + "/32 dev eth0");
        return new Source(nic, address);
    }

    /** The next router as a sender of IGMP: queries, mostly. */
    public ForgedHost router() {
        return new ForgedHost(forge, IgmpFrame.from(ROUTER));
    }

    /** Looks at what the next router sees of the proxy. */
    public Capture capture() {
        return nic.capture();
    }
}
