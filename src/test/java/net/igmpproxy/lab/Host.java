package net.igmpproxy.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.lab.netns.NetworkNamespace;
import net.igmpproxy.lab.wire.Ipv4;

/** Linux host on a link: its kernel implements IGMP, its sockets join groups. */
public final class Host {
    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final int GROUPS_PER_SOCKET = 1000;

    private final Nic nic;
    private final String address;

    /**
     * Sets up a namespace as a host.
     *
     * @param forcedVersion the IGMP version of its kernel; 0 for that of the querier
     */
    Host(Nic nic, String address, int forcedVersion) {
        this.nic = nic;
        this.address = address;
        NetworkNamespace namespace = nic.namespace();
        namespace.sysctl("net.ipv4.igmp_max_memberships", Integer.toString(GROUPS_PER_SOCKET));
        namespace.sysctl("net.ipv4.conf." + nic.name() + ".force_igmp_version", Integer.toString(forcedVersion));
    }

    /** Returns its address. */
    public String address() {
        return address;
    }

    /** Joins a group for all sources. */
    public Subscription join(String group) {
        return subscribe(List.of(group), List.of());
    }

    /** Joins a group for the given sources. */
    public Subscription join(String group, List<String> sources) {
        return subscribe(List.of(group), sources);
    }

    /** Joins many groups, with as many sockets as required. */
    public List<Subscription> joinAll(List<String> groups) {
        List<Subscription> subscriptions = new ArrayList<>();
        for (int from = 0; from < groups.size(); from += GROUPS_PER_SOCKET) {
            subscriptions.add(
                    subscribe(groups.subList(from, Math.min(groups.size(), from + GROUPS_PER_SOCKET)), List.of()));
        }
        return List.copyOf(subscriptions);
    }

    /** Returns a builder of a stream from this host to one group, or to several in turn. */
    public StreamBuilder stream(String... groups) {
        return nic.stream(address, groups);
    }

    /** Starts a capture on the host's interface. */
    public Capture capture() {
        return nic.capture();
    }

    private Subscription subscribe(List<String> groups, List<String> sources) {
        Subscription subscription = nic.namespace().call(() -> open(groups, sources));
        nic.resources().own(subscription::close);
        return subscription.start();
    }

    private Subscription open(List<String> groups, List<String> sources) throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET)
                .setOption(StandardSocketOptions.SO_REUSEADDR, true)
                .setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER)
                .bind(new InetSocketAddress(StreamPacket.PORT));
        NetworkInterface local = NetworkInterface.getByName(nic.name());
        List<MembershipKey> memberships = new ArrayList<>();
        for (String group : groups) {
            InetAddress groupAddress = Ipv4.inet(group);
            if (sources.isEmpty()) {
                memberships.add(channel.join(groupAddress, local));
            }
            for (String source : sources) {
                memberships.add(channel.join(groupAddress, local, Ipv4.inet(source)));
            }
        }
        return new Subscription(channel, memberships);
    }
}
