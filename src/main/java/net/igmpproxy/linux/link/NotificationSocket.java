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
import net.igmpproxy.linux.socket.SocketConstants;
import net.igmpproxy.linux.socket.SocketKind;

/**
 * Netlink socket for notifications of changes of interfaces, IPv4 addresses, VIFs and MFC entries. A change of a VIF
 * appears as a change of {@code mc_forwarding} of its interface.
 */
public final class NotificationSocket implements Resource {
    private static final int SOCKADDR_NL_OCTETS = 12;
    private static final int NL_FAMILY = 0;
    private static final int NL_GROUPS = 8;
    /**
     * Value of {@code RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV4_MROUTE}, and RTNLGRP_IPV4_NETCONF, the 24th group.
     * The kernel sends no other messages to these groups.
     */
    private static final int GROUPS = 0x1 | 0x10 | 0x20 | 1 << 23;

    /**
     * Buffer size for notifications of a few thousand entries. The kernel allocates memory only for queued messages.
     */
    private static final int RECEIVE_BUFFER_BYTES = 8 << 20;

    /** Maximum number of messages per call, which takes up to 10 ms. */
    private static final int MOST_MESSAGES = 2_000;

    private final Native os;
    private Socket socket;
    private Datagrams datagrams;

    private NotificationSocket(Native os) {
        this.os = os;
        this.socket = Socket.open(os, SocketKind.ROUTE);
        this.datagrams = new Datagrams(socket);
    }

    /** Opens the socket; the resources own it. */
    public static NotificationSocket open(Native os, Resources resources) {
        NotificationSocket opened = resources.add(new NotificationSocket(os));
        opened.subscribe();
        return opened;
    }

    /** Replaces the socket by a new one in the network namespace of the calling thread. */
    void renew() {
        socket.close();
        socket = Socket.open(os, SocketKind.ROUTE);
        datagrams = new Datagrams(socket);
        subscribe();
    }

    /** Subscribes to the groups. The socket filter only saves buffer space and time, so a refusal is ignored. */
    private void subscribe() {
        RoutingSocket.setReceiveBuffer(socket, RECEIVE_BUFFER_BYTES);
        NotificationFilter.withoutUnresolvedRoutes().attach(socket);
        Pointer address = os.allocate(SOCKADDR_NL_OCTETS);
        address.putShort(NL_FAMILY, (short) SocketConstants.AF_NETLINK);
        address.putInt(NL_GROUPS, GROUPS);
        if (os.libc().bind(socket.number(), address, SOCKADDR_NL_OCTETS) < 0) {
            throw Failures.of("bind", "link notifications", os.errno());
        }
    }

    /** Returns the descriptor. */
    public int number() {
        return socket.number();
    }

    /**
     * Reads pending notifications. After an overrun the kernel first reports an error and delivers the queued messages.
     * It drops all further messages until the queue is empty ({@code netlink_overrun} in
     * {@code net/netlink/af_netlink.c}).
     *
     * @return true if no messages are left; false after the maximum number of messages
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
