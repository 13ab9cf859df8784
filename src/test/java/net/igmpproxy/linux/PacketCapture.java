package net.igmpproxy.linux;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import jnr.ffi.Pointer;
import org.awaitility.Awaitility;

/** Sees the IPv4 packets that come in on {@code eth0} of a namespace, as they are on the wire. */
final class PacketCapture implements AutoCloseable {
    private static final short AF_PACKET = 17;
    private static final int ETH_P_IP = 0x0800;
    private static final int SOCKADDR_LL_OCTETS = 20;
    private static final int MAX_OCTETS = 2000;

    private final Native os = Native.load();
    private final Socket socket = Socket.open(os, SocketKind.PACKET);
    private final Pointer memory = os.allocate(MAX_OCTETS);

    private PacketCapture() {
        Pointer address = os.allocate(SOCKADDR_LL_OCTETS);
        address.putShort(0, AF_PACKET);
        address.putShort(2, NetworkOrder.of(ETH_P_IP));
        if (os.libc().bind(socket.number(), address, SOCKADDR_LL_OCTETS) < 0) {
            throw Failures.of("bind", "a capture", os.errno());
        }
    }

    static PacketCapture in(Namespace namespace) {
        return namespace.call(PacketCapture::new);
    }

    /** The next packet to this destination, as hex digits. */
    String next(String destinationHex) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> read(destinationHex), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> read(String destinationHex) {
        long length = os.libc().recv(socket.number(), memory, MAX_OCTETS, 0);
        while (length > 0) {
            byte[] packet = new byte[MAX_OCTETS];
            memory.get(0, packet, 0, (int) length);
            String hex = HexFormat.of().formatHex(Arrays.copyOf(packet, (int) length));
            if (hex.startsWith(destinationHex, 32)) {
                return Optional.of(hex);
            }
            length = os.libc().recv(socket.number(), memory, MAX_OCTETS, 0);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        socket.close();
    }
}
