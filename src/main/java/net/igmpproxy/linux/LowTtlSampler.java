package net.igmpproxy.linux;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jnr.ffi.Pointer;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.runtime.KernelException;
import net.igmpproxy.runtime.diagnosis.StreamSampler;

/**
 * Watches an interface with a packet socket whose filter lets pass what is looked for and no more. The socket is only open
 * for the moment of watching: each packet of the interface costs a little while it is.
 */
public final class LowTtlSampler implements StreamSampler {
    private static final Duration MOMENT = Duration.ofMillis(100);
    private static final int MAX_SAMPLES = 64;
    private static final int TTL = 8;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 16;

    private final Native os = Native.load();

    @Override
    public List<Sample> lowTtl(Link input, int maxTtl) {
        try (Socket socket = Socket.open(os, SocketKind.PACKET)) {
            listen(socket, input, maxTtl);
            TimeUnit.NANOSECONDS.sleep(MOMENT.toNanos());
            return read(socket);
        } catch (KernelException unwatchable) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
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

    private List<Sample> read(Socket socket) {
        Pointer memory = os.allocate(LowTtlFilter.SNAPSHOT_OCTETS);
        byte[] header = new byte[LowTtlFilter.SNAPSHOT_OCTETS];
        List<Sample> samples = new ArrayList<>();
        while (samples.size() < MAX_SAMPLES
                && os.libc().recv(socket.number(), memory, header.length, 0) == header.length) {
            memory.get(0, header, 0, header.length);
            samples.add(new Sample(
                    NetworkOrder.address(header, SOURCE),
                    NetworkOrder.address(header, DESTINATION),
                    Byte.toUnsignedInt(header[TTL])));
        }
        return List.copyOf(samples);
    }
}
