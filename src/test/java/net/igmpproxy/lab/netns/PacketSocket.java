package net.igmpproxy.lab.netns;

import static net.igmpproxy.lab.netns.SystemCalls.LIBC;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** IPv4 frames as they arrive at one interface, and any frame out of it: packet(7). */
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
        // There is no stamp yet, but from the first question on (sock_gettstamp() in net/core/sock.c) all packets get
        // one.
        LIBC.ioctl(socket, SIOCGSTAMPNS, SystemCalls.nativeBuffer(2 * Long.BYTES));
        return new PacketSocket(socket);
    }

    /**
     * Waits a moment for a packet to arrive; what leaves through the interface is not seen.
     *
     * @return the packet, valid until the next call, or nothing so far
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

    /** Takes a copy of an Ethernet frame; run, it sends it, and as fast as can be. */
    public Runnable prepare(byte[] frame) {
        ByteBuffer copy = ByteBuffer.allocateDirect(frame.length).put(frame).flip();
        return () -> SystemCalls.check("send", (int) LIBC.send(socket, copy, frame.length, 0));
    }

    /** Takes a copy of Ethernet frames; run, it sends them all, and many times as fast as one by one. */
    public Runnable prepare(List<byte[]> frames) {
        return new FrameBatch(socket, frames);
    }

    @Override
    public void close() {
        SystemCalls.close(socket);
    }

    /** {@code struct sockaddr_ll}: family, protocol in network order, interface index; the rest is for receiving. */
    private static ByteBuffer linkLayerAddress(int interfaceIndex) {
        ByteBuffer address = SystemCalls.nativeBuffer(20).putShort((short) AF_PACKET);
        address.order(ByteOrder.BIG_ENDIAN).putShort(ETH_P_IP);
        return address.order(ByteOrder.nativeOrder()).putInt(interfaceIndex).clear();
    }

    private static ByteBuffer timeval(long microseconds) {
        return SystemCalls.nativeBuffer(2 * Long.BYTES).putLong(Long.BYTES, microseconds);
    }

    /**
     * An IPv4 packet that has arrived.
     *
     * @param time   when the kernel saw it, by the system clock
     * @param packet from the first byte of its IPv4 header on
     */
    public record Received(Instant time, ByteBuffer packet) {}
}
