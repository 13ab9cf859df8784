package net.igmpproxy.linux.socket;

import net.igmpproxy.core.wire.Ipv4Header;
import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.Native;

/** Kinds of sockets that this package opens, all non-blocking and close-on-exec. */
public enum SocketKind {
    IGMP(
            SocketConstants.AF_INET,
            SocketConstants.SOCK_RAW,
            Ipv4Header.PROTOCOL_IGMP,
            "socket(AF_INET, SOCK_RAW, IPPROTO_IGMP)",
            "the IGMP socket"),
    MEMBERSHIP(
            SocketConstants.AF_INET, SocketConstants.SOCK_DGRAM, 0, "socket(AF_INET, SOCK_DGRAM)", "group memberships"),
    PACKET(
            SocketConstants.AF_PACKET,
            SocketConstants.SOCK_DGRAM,
            0,
            "socket(AF_PACKET, SOCK_DGRAM)",
            "sending without a source address"),
    ROUTE(
            SocketConstants.AF_NETLINK,
            SocketConstants.SOCK_RAW,
            0,
            "socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE)",
            "rtnetlink"),
    NETFILTER(
            SocketConstants.AF_NETLINK,
            SocketConstants.SOCK_RAW,
            12,
            "socket(AF_NETLINK, SOCK_RAW, NETLINK_NETFILTER)",
            "the packet filter");

    private static final int TYPE_FLAGS = SocketConstants.SOCK_NONBLOCK | SocketConstants.SOCK_CLOEXEC;

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
