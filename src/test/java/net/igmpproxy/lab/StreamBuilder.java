package net.igmpproxy.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.List;
import net.igmpproxy.lab.wire.Ipv4;

/** A stream before it starts: 1000 packets a second with a TTL of 16, unless told otherwise. */
public final class StreamBuilder {
    /** The TTL that a stream's packets have where they are sent. */
    public static final int TTL = 16;

    private final Nic nic;
    private final String source;
    private final List<String> groups;
    private final int packetsPerSecond;
    private final int ttl;

    StreamBuilder(Nic nic, String source, List<String> groups) {
        this(nic, source, groups, 1000, TTL);
    }

    private StreamBuilder(Nic nic, String source, List<String> groups, int packetsPerSecond, int ttl) {
        this.nic = nic;
        this.source = source;
        this.groups = List.copyOf(groups);
        this.packetsPerSecond = packetsPerSecond;
        this.ttl = ttl;
    }

    /** The rate over all groups together. */
    public StreamBuilder packetsPerSecond(int rate) {
        return new StreamBuilder(nic, source, groups, rate, ttl);
    }

    /** The TTL packets start with. */
    public StreamBuilder ttl(int timeToLive) {
        return new StreamBuilder(nic, source, groups, packetsPerSecond, timeToLive);
    }

    /** Starts sending; the laboratory stops it at the latest. */
    public MulticastStream start() {
        DatagramChannel channel = nic.namespace().call(this::open);
        MulticastStream stream = new MulticastStream(channel, groups, packetsPerSecond);
        nic.resources().own(stream::close);
        return stream.start();
    }

    private DatagramChannel open() throws IOException {
        return DatagramChannel.open(StandardProtocolFamily.INET)
                .setOption(StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByName(nic.name()))
                .setOption(StandardSocketOptions.IP_MULTICAST_TTL, ttl)
                .setOption(StandardSocketOptions.IP_MULTICAST_LOOP, false)
                .bind(new InetSocketAddress(Ipv4.inet(source), 0));
    }
}
