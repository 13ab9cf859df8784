package net.igmpproxy.lab.netns;

import static net.igmpproxy.lab.netns.SystemCalls.LIBC;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Packet socket (packet(7)) that receives the IPv4 packets of one interface and sends arbitrary frames. */
public final class PacketSocket implements AutoCloseable {
    private static final int AF_PACKET = 17;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final short ETH_P_IP = 0x0800;
    private static final int ETHERNET_HEADER = 14;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;
    private static final int SO_RCVBUFFORCE = 33;
    private static final long SIOCGSTAMPNS = 0x8907;
    private static final int EINTR = 4;
    private static final int EAGAIN = 11;
    private static final int RECEIVE_BUFFER = 16 << 20;
    private static final int PATIENCE_MICROSECONDS = 50_000;

    private final int socket;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final ByteBuffer timespec = SystemCalls.nativeBuffer(2 * Long.BYTES);

    private PacketSocket(int socket) {
        this.socket = socket;
    }

    /** Opens a socket on an interface of a namespace. */
    public static PacketSocket open(NetworkNamespace namespace, String interfaceName) {
        return namespace.call(() -> open(interfaceName));
    }

    private static PacketSocket open(String interfaceName) {
        int socket = SystemCalls.socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0);
        SystemCalls.setOption(socket, SOL_SOCKET, SO_RCVBUFFORCE, RECEIVE_BUFFER);
        SystemCalls.setOption(socket, SOL_SOCKET, SO_RCVTIMEO, timeval(PATIENCE_MICROSECONDS));
        ByteBuffer address = linkLayerAddress(SystemCalls.interfaceIndex(interfaceName));
        SystemCalls.check("bind " + interfaceName, LIBC.bind(socket, address, address.capacity()));
        // There is no timestamp yet, but the first request enables timestamps of all packets (sock_gettstamp() in
        // net/core/sock.c).
        LIBC.ioctl(socket, SIOCGSTAMPNS, SystemCalls.nativeBuffer(2 * Long.BYTES));
        return new PacketSocket(socket);
    }

    /**
     * Waits up to 50 ms for a packet. Sent packets are not received.
     *
     * @return the packet, valid until the next call; empty after the timeout
     */
    public Optional<Received> receive() {
        long length = LIBC.recv(socket, buffer.clear(), buffer.capacity(), 0);
        if (length < 0 && (SystemCalls.errno() == EAGAIN || SystemCalls.errno() == EINTR)) {
            return Optional.empty();
        }
        SystemCalls.check("recv", (int) length);
        SystemCalls.check("ioctl SIOCGSTAMPNS", LIBC.ioctl(socket, SIOCGSTAMPNS, timespec.clear()));
        Instant time = Instant.ofEpochSecond(timespec.getLong(0), timespec.getLong(Long.BYTES));
        return Optional.of(new Received(time, buffer.slice(ETHERNET_HEADER, (int) length - ETHERNET_HEADER)));
    }

    /** Sends an Ethernet frame. */
    public void send(byte[] frame) {
        prepare(frame).run();
    }

    /** Copies an Ethernet frame. Running the result sends it as fast as possible. */
    public Runnable prepare(byte[] frame) {
        ByteBuffer copy = ByteBuffer.allocateDirect(frame.length).put(frame).flip();
        return () -> SystemCalls.check("send", (int) LIBC.send(socket, copy, frame.length, 0));
    }

    /** Copies Ethernet frames. Running the result sends all of them, much faster than one by one. */
    public Runnable prepare(List<byte[]> frames) {
        return new FrameBatch(socket, frames);
    }

    @Override
    public void close() {
        SystemCalls.close(socket);
    }

    /** Returns a {@code struct sockaddr_ll} with family, protocol in network byte order and interface index. */
    private static ByteBuffer linkLayerAddress(int interfaceIndex) {
        ByteBuffer address = SystemCalls.nativeBuffer(20).putShort((short) AF_PACKET);
        address.order(ByteOrder.BIG_ENDIAN).putShort(ETH_P_IP);
        return address.order(ByteOrder.nativeOrder()).putInt(interfaceIndex).clear();
    }

    private static ByteBuffer timeval(long microseconds) {
        return SystemCalls.nativeBuffer(2 * Long.BYTES).putLong(Long.BYTES, microseconds);
    }

    /**
     * Received IPv4 packet.
     *
     * @param time   the kernel's receive time, by the system clock
     * @param packet the packet from its IPv4 header on
     */
    public record Received(Instant time, ByteBuffer packet) {}
}
