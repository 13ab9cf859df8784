package net.igmpproxy.linux.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jnr.ffi.Pointer;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.linux.libc.Failures;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.Resource;
import net.igmpproxy.linux.socket.LinkLayerAddress;
import net.igmpproxy.linux.socket.Socket;
import net.igmpproxy.linux.socket.SocketFilter;
import net.igmpproxy.linux.socket.SocketKind;
import net.igmpproxy.linux.socket.SocketOption;
import net.igmpproxy.runtime.port.KernelException;

/** Packet socket for the incoming IPv4 packets of an interface that pass a socket filter. */
final class PacketTap implements Resource {
    private final Socket socket;

    private PacketTap(Socket socket) {
        this.socket = socket;
    }

    /** Opens the socket; empty if the interface cannot be captured. */
    static Optional<PacketTap> open(Native os, Link input, SocketFilter filter) {
        Optional<Socket> opened = Optional.empty();
        try {
            opened = Optional.of(Socket.open(os, SocketKind.PACKET));
            listen(opened.get(), input, filter);
            return opened.map(PacketTap::new);
        } catch (KernelException unwatchable) {
            opened.ifPresent(Socket::close);
            return Optional.empty();
        }
    }

    /** Attaches the filter and then binds, so that no unfiltered packet is received. */
    private static void listen(Socket socket, Link input, SocketFilter filter) {
        Socket.check(
                SocketOption.SO_ATTACH_FILTER,
                filter.attach(socket),
                () -> input.name().value());
        Pointer address = new LinkLayerAddress(socket.os()).ipv4(input.index());
        if (socket.os().libc().bind(socket.number(), address, LinkLayerAddress.OCTETS) < 0) {
            throw Failures.of("bind", input.name().value(), socket.os().errno());
        }
    }

    /**
     * Reads queued packets without blocking.
     *
     * @param length number of bytes of each packet that pass the filter
     * @param most   maximum number of packets
     */
    List<byte[]> read(int length, int most) {
        Pointer memory = socket.os().allocate(length);
        List<byte[]> packets = new ArrayList<>();
        while (packets.size() < most && socket.os().libc().recv(socket.number(), memory, length, 0) == length) {
            byte[] packet = new byte[length];
            memory.get(0, packet, 0, length);
            packets.add(packet);
        }
        return packets;
    }

    @Override
    public void close() {
        socket.close();
    }
}
