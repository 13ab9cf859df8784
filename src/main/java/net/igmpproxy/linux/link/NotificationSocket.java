package net.igmpproxy.linux.link;

import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.Errno;
import net.igmpproxy.linux.libc.Failures;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.Resource;
import net.igmpproxy.linux.libc.Resources;
import net.igmpproxy.linux.mroute.RoutingSocket;
import net.igmpproxy.linux.netlink.NetlinkMessage;
import net.igmpproxy.linux.socket.Datagrams;
import net.igmpproxy.linux.socket.Socket;
import net.igmpproxy.linux.socket.SocketKind;

/**
 * A netlink socket that is sent a message whenever an interface, an IPv4 address, a VIF or a multicast forwarding entry
 * changes, comes or goes. A VIF shows in the setting {@code mc_forwarding} of its interface.
 */
public final class NotificationSocket implements Resource {
    private static final short AF_NETLINK = 16;
    private static final int SOCKADDR_NL_OCTETS = 12;
    private static final int NL_FAMILY = 0;
    private static final int NL_GROUPS = 8;
    /**
     * {@code RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV4_MROUTE}, and RTNLGRP_IPV4_NETCONF, the 24th group; nothing else is
     * sent to these groups.
     */
    private static final int GROUPS = 0x1 | 0x10 | 0x20 | 1 << 23;

    /** Room for the messages of some thousand entries; the kernel takes memory for those only that wait. */
    private static final int RECEIVE_BUFFER_BYTES = 8 << 20;

    /** Messages that are read at once, which takes up to 10 ms. */
    private static final int MOST_MESSAGES = 2_000;

    private final Native os;
    private Socket socket;
    private Datagrams datagrams;

    private NotificationSocket(Native os) {
        this.os = os;
        this.socket = Socket.open(os, SocketKind.ROUTE);
        this.datagrams = new Datagrams(socket);
    }

    /** Begins to listen; the resources take charge of the socket. */
    public static NotificationSocket open(Native os, Resources resources) {
        NotificationSocket opened = resources.add(new NotificationSocket(os));
        opened.subscribe();
        return opened;
    }

    /** Replaces the socket by another one, in the network namespace of the calling thread. */
    void renew() {
        socket.close();
        socket = Socket.open(os, SocketKind.ROUTE);
        datagrams = new Datagrams(socket);
        subscribe();
    }

    /** The filter spares buffer and time only: a kernel that refuses it is as good. */
    private void subscribe() {
        RoutingSocket.setReceiveBuffer(socket, RECEIVE_BUFFER_BYTES);
        NotificationFilter.withoutUnresolvedRoutes().attach(socket);
        Pointer address = os.allocate(SOCKADDR_NL_OCTETS);
        address.putShort(NL_FAMILY, AF_NETLINK);
        address.putInt(NL_GROUPS, GROUPS);
        if (os.libc().bind(socket.number(), address, SOCKADDR_NL_OCTETS) < 0) {
            throw Failures.of("bind", "link notifications", os.errno());
        }
    }

    /** The descriptor. */
    public int number() {
        return socket.number();
    }

    /**
     * Reads what has come. After an overrun the kernel reports an error first, has the messages from before the overrun read
     * then, and drops all others until the last of them was read ({@code netlink_overrun} in
     * {@code net/netlink/af_netlink.c}).
     *
     * @return whether there is no more; false if there may be, after many messages
     */
    boolean drain(NotificationLog log) {
        for (int read = 0; read < MOST_MESSAGES; read++) {
            int length = datagrams.read();
            if (length >= 0) {
                log.add(NetlinkMessage.parse(datagrams.content(length)));
            } else if (Errno.ENOBUFS.is(-length) || Errno.EMSGSIZE.is(-length)) {
                log.lost();
            } else if (Errno.EAGAIN.is(-length)) {
                return true;
            } else {
                throw Failures.of("recv", "link notifications", -length);
            }
        }
        return false;
    }

    @Override
    public void close() {
        socket.close();
    }
}
