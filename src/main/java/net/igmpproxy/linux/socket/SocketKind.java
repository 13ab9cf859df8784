package net.igmpproxy.linux.socket;

import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.Native;

/** Kinds of sockets that this package opens, all non-blocking and close-on-exec. */
public enum SocketKind {
    IGMP(2, 3, 2, "socket(AF_INET, SOCK_RAW, IPPROTO_IGMP)", "the IGMP socket"),
    MEMBERSHIP(2, 2, 0, "socket(AF_INET, SOCK_DGRAM)", "group memberships"),
    PACKET(17, 2, 0, "socket(AF_PACKET, SOCK_DGRAM)", "sending without a source address"),
    ROUTE(16, 3, 0, "socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE)", "rtnetlink"),
    NETFILTER(16, 3, 12, "socket(AF_NETLINK, SOCK_RAW, NETLINK_NETFILTER)", "the packet filter");

    /** {@code SOCK_NONBLOCK | SOCK_CLOEXEC}. */
    private static final int TYPE_FLAGS = 0x800 | 0x80000;

    private final int domain;
    private final int type;
    private final int protocol;
    private final String call;
    private final String purpose;

    SocketKind(int domain, int type, int protocol, String call, String purpose) {
        this.domain = domain;
        this.type = type;
        this.protocol = protocol;
        this.call = call;
        this.purpose = purpose;
    }

    /** Opens a socket of this kind. */
    FileDescriptor open(Native os) {
        int result = os.libc().socket(domain, type | TYPE_FLAGS, protocol);
        return FileDescriptor.opened(os, call, purpose, result);
    }

    /** Returns its purpose, for messages. */
    public String purpose() {
        return purpose;
    }
}
