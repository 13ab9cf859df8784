package net.igmpproxy.bench;

import java.nio.ByteBuffer;
import java.time.Duration;
import net.igmpproxy.lab.netns.NetworkNamespace;
import net.igmpproxy.lab.netns.PacketSocket;

/** Forwards each IGMP message from eth1 to eth0 unchanged. Runs as a thread of the benchmark, not as a process. */
final class EchoLoop implements Router {
    private static final int ETHERNET_HEADER = 14;
    private static final int PROTOCOL = 9;
    private static final byte IGMP = 2;
    private static final byte[] ETHERNET = {1, 0, 0x5e, 0, 0, 0x16, 2, 0, 0, 0, 0, 1, 8, 0};

    private final PacketSocket in;
    private final PacketSocket out;
    private final Thread thread = new Thread(this::run, "echo");
    private volatile boolean closing;

    private EchoLoop(PacketSocket in, PacketSocket out) {
        this.in = in;
        this.out = out;
    }

    static EchoLoop start(NetworkNamespace router) {
        EchoLoop loop = new EchoLoop(PacketSocket.open(router, "eth1"), PacketSocket.open(router, "eth0"));
        loop.thread.start();
        return loop;
    }

    private void run() {
        try (in;
                out) {
            while (!closing) {
                in.receive().map(PacketSocket.Received::packet).ifPresent(this::echo);
            }
        }
    }

    private void echo(ByteBuffer packet) {
        if (packet.get(PROTOCOL) == IGMP) {
            byte[] frame = new byte[ETHERNET_HEADER + packet.remaining()];
            System.arraycopy(ETHERNET, 0, frame, 0, ETHERNET_HEADER);
            packet.get(frame, ETHERNET_HEADER, packet.remaining());
            out.send(frame);
        }
    }

    @Override
    public long residentOctets() {
        return 0;
    }

    @Override
    public Duration processorTime() {
        return Duration.ZERO;
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
