package net.igmpproxy.linux.mroute;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jnr.ffi.Pointer;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.NetworkOrder;
import net.igmpproxy.linux.libc.Resource;
import net.igmpproxy.linux.libc.Resources;
import net.igmpproxy.linux.socket.Socket;
import net.igmpproxy.linux.socket.SocketKind;
import net.igmpproxy.linux.socket.SocketOption;
import net.igmpproxy.runtime.port.KernelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Memberships of 224.0.0.2 and 224.0.0.22, without which the kernel would not receive packets to these groups. Each
 * interface has its own socket, since {@code net.ipv4.igmp_max_memberships} limits the memberships per socket, by
 * default to 20. The raw socket receives the packets anyway, because {@code IP_MULTICAST_ALL} is on by default.
 */
public final class RouterGroupMemberships implements Resource {
    private static final int IP_MREQN_OCTETS = 12;
    private static final int IMR_MULTIADDR = 0;
    private static final int IMR_IFINDEX = 8;

    private static final Logger LOGGER = LoggerFactory.getLogger(RouterGroupMemberships.class);
    private static final List<Ipv4Address> GROUPS = List.of(Ipv4Address.ALL_ROUTERS, Ipv4Address.ALL_IGMPV3_ROUTERS);

    private final Native os;
    private final KernelMemberships kernel = new KernelMemberships();
    private final Pointer request;
    private final Map<Integer, Socket> sockets = new HashMap<>();

    public RouterGroupMemberships(Native os) {
        this.os = os;
        this.request = os.allocate(IP_MREQN_OCTETS);
    }

    /**
     * Joins both groups, unless the kernel still has the memberships. The socket of dropped memberships is closed
     * first: closing it later would end the new ones ({@code ip_mc_drop_socket} in {@code net/ipv4/igmp.c}).
     */
    void join(Link link) {
        if (sockets.containsKey(link.index()) && held().contains(link.index())) {
            return;
        }
        leave(link.index());
        Socket socket = Socket.open(os, SocketKind.MEMBERSHIP);
        try {
            GROUPS.forEach(group -> join(socket, link, group));
        } catch (KernelException failure) {
            socket.close();
            throw failure;
        }
        sockets.put(link.index(), socket);
    }

    /**
     * Returns the interfaces with both memberships in the kernel; all joined interfaces if the kernel's table is
     * unreadable.
     */
    Set<Integer> held() {
        Set<Integer> held = new HashSet<>(sockets.keySet());
        try {
            held.retainAll(kernel.membersOf(GROUPS));
        } catch (IOException unreadable) {
            LOGGER.debug("The kernel's memberships cannot be read", unreadable);
        }
        return held;
    }

    /** Leaves both groups if joined. */
    void leave(int interfaceIndex) {
        Socket socket = sockets.remove(interfaceIndex);
        if (socket != null) {
            socket.close();
        }
    }

    private void join(Socket socket, Link link, Ipv4Address group) {
        request.putInt(IMR_MULTIADDR, NetworkOrder.of(group));
        request.putInt(IMR_IFINDEX, link.index());
        int errno = socket.trySet(SocketOption.IP_ADD_MEMBERSHIP, request, IP_MREQN_OCTETS);
        Socket.check(
                SocketOption.IP_ADD_MEMBERSHIP,
                errno,
                () -> group + " on " + link.name() + " (interface index " + link.index() + ")");
    }

    @Override
    public void close() {
        Resources all = new Resources();
        sockets.values().forEach(all::add);
        sockets.clear();
        all.close();
    }
}
