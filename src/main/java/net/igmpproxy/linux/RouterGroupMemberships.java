package net.igmpproxy.linux;

import java.util.HashMap;
import java.util.Map;
import jnr.ffi.Pointer;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.runtime.KernelException;

/**
 * The kernel's memberships of 224.0.0.2 and 224.0.0.22, without which it would not take in what is sent there. Each
 * interface has a socket of its own: one socket may hold no more than {@code net.ipv4.igmp_max_memberships}, 20 by
 * default. The raw socket is given the packets all the same, because {@code IP_MULTICAST_ALL} is on by default.
 */
final class RouterGroupMemberships implements Resource {
    private static final int IP_MREQN_OCTETS = 12;
    private static final int IMR_MULTIADDR = 0;
    private static final int IMR_IFINDEX = 8;

    private final Native os;
    private final Pointer request;
    private final Map<Integer, Socket> sockets = new HashMap<>();

    RouterGroupMemberships(Native os) {
        this.os = os;
        this.request = os.allocate(IP_MREQN_OCTETS);
    }

    /** Joins both groups; the new memberships are there before those of an earlier call end. */
    void join(Link link) {
        Socket socket = Socket.open(os, SocketKind.MEMBERSHIP);
        try {
            join(socket, link, Ipv4Address.ALL_ROUTERS);
            join(socket, link, Ipv4Address.ALL_IGMPV3_ROUTERS);
        } catch (KernelException failure) {
            socket.close();
            throw failure;
        }
        leave(link.index());
        sockets.put(link.index(), socket);
    }

    /** Leaves both groups, if they were joined. */
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
