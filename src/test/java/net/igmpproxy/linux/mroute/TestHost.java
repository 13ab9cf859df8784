package net.igmpproxy.linux.mroute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.netns.NetworkNamespace;
import net.igmpproxy.lab.netns.PacketSocket;
import net.igmpproxy.lab.wire.Ipv4;

/** Host at the end of a link, with a socket that sends and receives single datagrams. */
public final class TestHost implements AutoCloseable {
    private static final String LINK = "eth0";
    private static final int PORT = 5000;
    private static final int MAX_TEXT_OCTETS = 100;
    private static final int TTL = 8;

    private final NetworkNamespace namespace;
    private final DatagramChannel channel;

    private TestHost(NetworkNamespace namespace, DatagramChannel channel) {
        this.namespace = namespace;
        this.channel = channel;
    }

    /** Opens the socket in a namespace whose {@code eth0} is up. */
    public static TestHost in(NetworkNamespace namespace) {
        return new TestHost(namespace, namespace.call(TestHost::open));
    }

    private static DatagramChannel open() throws IOException {
        return DatagramChannel.open(StandardProtocolFamily.INET)
                .setOption(StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByName(LINK))
                .setOption(StandardSocketOptions.IP_MULTICAST_TTL, TTL)
                .bind(new InetSocketAddress(PORT));
    }

    public NetworkNamespace namespace() {
        return namespace;
    }

    /** Starts to capture incoming packets. */
    PacketSocket capture() {
        return PacketSocket.open(namespace, LINK);
    }

    /** Joins a group, so that the host sends reports. */
    void join(String group) {
        namespace.call(() -> channel.join(Ipv4.inet(group), NetworkInterface.getByName(LINK)));
    }

    /** Sends a datagram. */
    public void send(String group, String text) {
        ByteBuffer content = StandardCharsets.UTF_8.encode(text);
        namespace.call(() -> channel.send(content, new InetSocketAddress(Ipv4.inet(group), PORT)));
    }

    /** Returns the next datagram to a joined group. */
    String receive() {
        DatagramPacket packet = new DatagramPacket(new byte[MAX_TEXT_OCTETS], MAX_TEXT_OCTETS);
        return namespace.call(() -> {
            channel.socket().setSoTimeout(Math.toIntExact(Await.PATIENCE.toMillis()));
            channel.socket().receive(packet);
            return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        });
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
