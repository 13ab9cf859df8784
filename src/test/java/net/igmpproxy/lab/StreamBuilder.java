package net.igmpproxy.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.List;
import net.igmpproxy.lab.wire.Ipv4;

/** Builder of a stream. Defaults: 1000 packets per second, TTL 16. */
public final class StreamBuilder {
    /** Default TTL of a stream's packets at the sender. */
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

    /** Returns a copy with another rate, over all groups together. */
    public StreamBuilder packetsPerSecond(int rate) {
        return new StreamBuilder(nic, source, groups, rate, ttl);
    }

    /** Returns a copy with another initial TTL. */
    public StreamBuilder ttl(int timeToLive) {
        return new StreamBuilder(nic, source, groups, packetsPerSecond, timeToLive);
    }

    /** Starts sending. The laboratory stops the stream when it is closed. */
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
