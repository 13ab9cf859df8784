package net.igmpproxy.linux;

import java.nio.ByteBuffer;
import java.util.List;
import jnr.ffi.Pointer;
import net.igmpproxy.linux.netlink.NetlinkMessage;

/**
 * A netlink socket that is sent a message whenever an interface, an IPv4 address, a VIF or a multicast forwarding entry
 * changes, comes or goes. A VIF shows in the setting {@code mc_forwarding} of its interface.
 */
final class NotificationSocket implements Resource {
    private static final short AF_NETLINK = 16;
    private static final int SOCKADDR_NL_OCTETS = 12;
    private static final int NL_FAMILY = 0;
    private static final int NL_GROUPS = 8;
    /**
     * {@code RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV4_MROUTE}, and RTNLGRP_IPV4_NETCONF, the 24th group; nothing else is
     * sent to these groups.
     */
    private static final int GROUPS = 0x1 | 0x10 | 0x20 | 1 << 23;

    private final Native os;
    private Socket socket;
    private Datagrams datagrams;

    private NotificationSocket(Native os) {
        this.os = os;
        this.socket = Socket.open(os, SocketKind.ROUTE);
        this.datagrams = new Datagrams(socket);
    }

    /** Begins to listen; the resources take charge of the socket. */
    static NotificationSocket open(Native os, Resources resources) {
        NotificationSocket opened = resources.add(new NotificationSocket(os));
        opened.subscribe();
        return opened;
    }

    /** Begins anew with another socket, in the network namespace of the calling thread. */
    void renew() {
        socket.close();
        socket = Socket.open(os, SocketKind.ROUTE);
        datagrams = new Datagrams(socket);
        subscribe();
    }

    private void subscribe() {
        Pointer address = os.allocate(SOCKADDR_NL_OCTETS);
        address.putShort(NL_FAMILY, AF_NETLINK);
        address.putInt(NL_GROUPS, GROUPS);
        if (os.libc().bind(socket.number(), address, SOCKADDR_NL_OCTETS) < 0) {
            throw Failures.of("bind", "link notifications", os.errno());
        }
    }

    /** The descriptor. */
    int number() {
        return socket.number();
    }

    /**
     * Reads everything that has come.
     *
     * @param routes is given the messages of multicast forwarding entries
     * @return whether there were others, or any were lost
     */
    boolean drain(RouteChangeLog routes) {
        boolean others = false;
        int length = datagrams.read();
        while (length >= 0) {
            others |= !isOfRoutes(datagrams.content(length), routes);
            length = datagrams.read();
        }
        if (Errno.EAGAIN.is(-length)) {
            return others;
        }
        routes.lost();
        if (Errno.ENOBUFS.is(-length) || Errno.EMSGSIZE.is(-length)) {
            return true;
        }
        throw Failures.of("recv", "link notifications", -length);
    }

    private static boolean isOfRoutes(ByteBuffer datagram, RouteChangeLog routes) {
        List<NetlinkMessage> messages = NetlinkMessage.parse(datagram);
        boolean onlyRoutes = !messages.isEmpty();
        for (NetlinkMessage message : messages) {
            onlyRoutes &= routes.take(message);
        }
        return onlyRoutes;
    }

    @Override
    public void close() {
        socket.close();
    }
}
