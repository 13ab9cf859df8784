package net.igmpproxy.linux;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jnr.ffi.Pointer;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.runtime.KernelException;
import net.igmpproxy.runtime.diagnosis.StreamSampler;

/**
 * Watches interfaces with packet sockets whose filter lets pass what is looked for and no more. The sockets are only open
 * for the moment of watching: each packet of an interface costs a little while they are.
 */
public final class LowTtlSampler implements StreamSampler {
    private static final Duration MOMENT = Duration.ofMillis(100);
    private static final int MAX_SAMPLES = 64;
    private static final int TTL = 8;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 16;

    private final Native os = Native.load();

    @Override
    public List<Sample> lowTtl(List<Link> inputs, int maxTtl) {
        Map<InterfaceName, Socket> sockets = new LinkedHashMap<>();
        try {
            inputs.forEach(input -> open(input, maxTtl).ifPresent(socket -> sockets.put(input.name(), socket)));
            TimeUnit.NANOSECONDS.sleep(MOMENT.toNanos());
            return sockets.entrySet().stream()
                    .flatMap(watched -> read(watched.getKey(), watched.getValue()).stream())
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            sockets.values().forEach(Socket::close);
        }
    }

    /** A socket that watches an interface; empty if it cannot be watched. */
    private Optional<Socket> open(Link input, int maxTtl) {
        Optional<Socket> opened = Optional.empty();
        try {
            opened = Optional.of(Socket.open(os, SocketKind.PACKET));
            listen(opened.get(), input, maxTtl);
            return opened;
        } catch (KernelException unwatchable) {
            opened.ifPresent(Socket::close);
            return Optional.empty();
        }
    }

    /** The filter comes first: the socket takes nothing until it is bound to a protocol. */
    private void listen(Socket socket, Link input, int maxTtl) {
        int errno = LowTtlFilter.of(maxTtl).attach(socket);
        Socket.check(SocketOption.SO_ATTACH_FILTER, errno, () -> "packets of a low TTL");
        Pointer address = new LinkLayerAddress(os).ipv4(input.index());
        if (os.libc().bind(socket.number(), address, LinkLayerAddress.OCTETS) < 0) {
            throw Failures.of("bind", input.name().value(), os.errno());
        }
    }

    private List<Sample> read(InterfaceName input, Socket socket) {
        Pointer memory = os.allocate(LowTtlFilter.SNAPSHOT_OCTETS);
        byte[] header = new byte[LowTtlFilter.SNAPSHOT_OCTETS];
        List<Sample> samples = new ArrayList<>();
        while (samples.size() < MAX_SAMPLES
                && os.libc().recv(socket.number(), memory, header.length, 0) == header.length) {
            memory.get(0, header, 0, header.length);
            samples.add(new Sample(
                    input,
                    NetworkOrder.address(header, SOURCE),
                    NetworkOrder.address(header, DESTINATION),
                    Byte.toUnsignedInt(header[TTL])));
        }
        return List.copyOf(samples);
    }
}
