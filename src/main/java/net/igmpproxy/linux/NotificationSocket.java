package net.igmpproxy.linux;

import jnr.ffi.Pointer;

/** A netlink socket that is sent a message whenever an interface or an IPv4 address changes, comes or goes. */
final class NotificationSocket implements Resource {
    private static final short AF_NETLINK = 16;
    private static final int SOCKADDR_NL_OCTETS = 12;
    private static final int NL_FAMILY = 0;
    private static final int NL_GROUPS = 8;
    /** {@code RTMGRP_LINK | RTMGRP_IPV4_IFADDR}; nothing else is sent to these groups. */
    private static final int GROUPS = 0x1 | 0x10;

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

    /** Reads everything that has come; answers whether anything has, or was lost. */
    boolean drain() {
        boolean any = false;
        int length = datagrams.read();
        while (length >= 0) {
            any = true;
            length = datagrams.read();
        }
        if (Errno.EAGAIN.is(-length)) {
            return any;
        }
        if (Errno.ENOBUFS.is(-length) || Errno.EMSGSIZE.is(-length)) {
            return true;
        }
        throw Failures.of("recv", "link notifications", -length);
    }

    @Override
    public void close() {
        socket.close();
    }
}
