package net.igmpproxy.linux.probe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.wire.Ipv4Header;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.NetworkOrder;
import net.igmpproxy.linux.socket.SocketFilter;
import net.igmpproxy.runtime.probe.IgmpListener;

/**
 * Capture of IGMP by packet sockets with a socket filter. IGMP is rare, so the sockets stay open between two runs.
 * Packets that exceed their buffers are dropped.
 */
public final class IgmpWatch implements IgmpListener {
    /** Maximum number of messages read per interface and run. */
    private static final int MOST = 1000;

    private final Native os = Native.load();

    /** Open sockets by interface index. */
    private final Map<Integer, PacketTap> taps = new HashMap<>();

    @Override
    public List<Heard> listen(List<Link> inputs) {
        Set<Integer> wanted = inputs.stream().map(Link::index).collect(Collectors.toSet());
        taps.entrySet().removeIf(listening -> {
            boolean isWanted = wanted.contains(listening.getKey());
            if (!isWanted) {
                listening.getValue().close();
            }
            return !isWanted;
        });
        return inputs.stream()
                .flatMap(input -> tap(input).stream().flatMap(tap -> read(input, tap)))
                .distinct()
                .toList();
    }

    private Optional<PacketTap> tap(Link input) {
        if (!taps.containsKey(input.index())) {
            PacketTap.open(os, input, onlyIgmp()).ifPresent(tap -> taps.put(input.index(), tap));
        }
        return Optional.ofNullable(taps.get(input.index()));
    }

    private static SocketFilter onlyIgmp() {
        return new SocketFilter()
                .loadOctet(Ipv4Header.PROTOCOL)
                .ifEqual(Ipv4Header.PROTOCOL_IGMP, 0, 1)
                .pass(Ipv4Header.SIZE)
                .pass(0);
    }

    private static Stream<Heard> read(Link input, PacketTap tap) {
        return tap.read(Ipv4Header.SIZE, MOST).stream()
                .map(header -> new Heard(input.name(), NetworkOrder.address(header, Ipv4Header.SOURCE)));
    }
}
