package net.igmpproxy.linux;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** A host that sends to groups and receives from them, through the socket it was made with. */
final class TestHost {
    private static final int PORT = 5000;
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int MAX_TEXT_OCTETS = 100;
    private static final int TTL = 8;

    private final Namespace namespace;
    private final MulticastSocket socket;
    private final NetworkInterface link;

    TestHost(Namespace namespace) {
        this.namespace = namespace;
        this.link = call(() -> NetworkInterface.getByName("eth0"));
        this.socket = call(() -> {
            MulticastSocket opened = new MulticastSocket(PORT);
            opened.setNetworkInterface(link);
            opened.setTimeToLive(TTL);
            opened.setSoTimeout(TIMEOUT_MILLIS);
            return opened;
        });
    }

    Namespace namespace() {
        return namespace;
    }

    /** Joins a group, which makes the host send reports. */
    void join(String group) {
        run(() -> socket.joinGroup(new InetSocketAddress(InetAddress.getByName(group), PORT), link));
    }

    /** Sends a datagram. */
    void send(String group, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        run(() -> socket.send(new DatagramPacket(content, content.length, InetAddress.getByName(group), PORT)));
    }

    /** The next datagram of a group that was joined. */
    String receive() {
        DatagramPacket packet = new DatagramPacket(new byte[MAX_TEXT_OCTETS], MAX_TEXT_OCTETS);
        run(() -> socket.receive(packet));
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    private <T> T call(Callable<T> task) {
        return namespace.call(task);
    }

    private void run(Action action) {
        call(() -> {
            action.run();
            return this;
        });
    }

    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }
}
