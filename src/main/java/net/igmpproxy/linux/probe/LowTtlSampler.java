package net.igmpproxy.linux.probe;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.wire.Ipv4Header;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.NetworkOrder;
import net.igmpproxy.runtime.probe.StreamSampler;

/**
 * Sampler of packets with a low TTL, by packet sockets with a socket filter. The sockets are open only during a run,
 * since each packet of an interface has a small cost while they are.
 */
public final class LowTtlSampler implements StreamSampler {
    private static final Duration MOMENT = Duration.ofMillis(100);
    private static final int MAX_SAMPLES = 64;

    private final Native os = Native.load();

    @Override
    public List<Sample> lowTtl(List<Link> inputs, int maxTtl) {
        Map<InterfaceName, PacketTap> taps = new LinkedHashMap<>();
        try {
            inputs.forEach(input ->
                    PacketTap.open(os, input, LowTtlFilter.of(maxTtl)).ifPresent(tap -> taps.put(input.name(), tap)));
            TimeUnit.NANOSECONDS.sleep(MOMENT.toNanos());
            return taps.entrySet().stream()
                    .flatMap(watched -> read(watched.getKey(), watched.getValue()).stream())
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            taps.values().forEach(PacketTap::close);
        }
    }

    private static List<Sample> read(InterfaceName input, PacketTap tap) {
        return tap.read(Ipv4Header.SIZE, MAX_SAMPLES).stream()
                .map(header -> new Sample(
                        input,
                        NetworkOrder.address(header, Ipv4Header.SOURCE),
                        NetworkOrder.address(header, Ipv4Header.DESTINATION),
                        Byte.toUnsignedInt(header[Ipv4Header.TTL])))
                .toList();
    }
}
