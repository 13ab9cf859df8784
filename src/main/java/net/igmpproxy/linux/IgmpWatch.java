package net.igmpproxy.linux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jnr.ffi.Pointer;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.runtime.KernelException;
import net.igmpproxy.runtime.diagnosis.IgmpListener;

/**
 * Listens with packet sockets whose filter lets pass IGMP and no more. IGMP comes seldom, so that the sockets stay open
 * between two looks; what does not fit into their buffers is dropped.
 */
public final class IgmpWatch implements IgmpListener {
    /** An IPv4 header without options. */
    private static final int SNAPSHOT_BYTES = 20;

    private static final int PROTOCOL = 9;
    private static final int IGMP = 2;
    private static final int SOURCE = 12;

    /** Messages that are read of one interface at a time. */
    private static final int MOST = 1000;

    private final Native os = Native.load();
    private final Map<Link, Socket> sockets = new LinkedHashMap<>();

    @Override
    public List<Heard> listen(List<Link> inputs) {
        Set<Integer> wanted = inputs.stream().map(Link::index).collect(Collectors.toSet());
        sockets.entrySet().removeIf(listening -> {
            boolean isWanted = wanted.contains(listening.getKey().index());
            if (!isWanted) {
                listening.getValue().close();
            }
            return !isWanted;
        });
        Set<Integer> known = sockets.keySet().stream().map(Link::index).collect(Collectors.toSet());
        inputs.stream()
                .filter(input -> !known.contains(input.index()))
                .forEach(input -> open(input).ifPresent(socket -> sockets.put(input, socket)));
        Set<Heard> heard = new LinkedHashSet<>();
        sockets.forEach((input, socket) -> heard.addAll(read(input, socket)));
        return List.copyOf(heard);
    }

    private Optional<Socket> open(Link input) {
        Optional<Socket> opened = Optional.empty();
        try {
            opened = Optional.of(Socket.open(os, SocketKind.PACKET));
            bind(opened.get(), input);
            return opened;
        } catch (KernelException unwatchable) {
            opened.ifPresent(Socket::close);
            return Optional.empty();
        }
    }

    /** The filter comes first: the socket takes nothing until it is bound to a protocol. */
    private void bind(Socket socket, Link input) {
        int errno = new SocketFilter()
                .loadOctet(PROTOCOL)
                .ifEqual(IGMP, 0, 1)
                .pass(SNAPSHOT_BYTES)
                .pass(0)
                .attach(socket);
        Socket.check(SocketOption.SO_ATTACH_FILTER, errno, () -> "IGMP");
        Pointer address = new LinkLayerAddress(os).ipv4(input.index());
        if (os.libc().bind(socket.number(), address, LinkLayerAddress.OCTETS) < 0) {
            throw Failures.of("bind", input.name().value(), os.errno());
        }
    }

    private List<Heard> read(Link input, Socket socket) {
        Pointer memory = os.allocate(SNAPSHOT_BYTES);
        byte[] header = new byte[SNAPSHOT_BYTES];
        List<Heard> heard = new ArrayList<>();
        while (heard.size() < MOST && os.libc().recv(socket.number(), memory, header.length, 0) == header.length) {
            memory.get(0, header, 0, header.length);
            heard.add(new Heard(input.name(), NetworkOrder.address(header, SOURCE)));
        }
        return heard;
    }
}
