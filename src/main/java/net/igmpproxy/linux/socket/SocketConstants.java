package net.igmpproxy.linux.socket;

/** Address families, socket types and levels of {@code <sys/socket.h>}, equal on x86_64 and aarch64. */
public final class SocketConstants {
    public static final int AF_UNSPEC = 0;
    public static final int AF_UNIX = 1;
    public static final int AF_INET = 2;
    public static final int AF_NETLINK = 16;

    public static final int SOCK_STREAM = 1;
    public static final int SOCK_DGRAM = 2;
    public static final int SOCK_NONBLOCK = 0x800;
    public static final int SOCK_CLOEXEC = 0x80000;

    static final int AF_PACKET = 17;
    static final int SOCK_RAW = 3;
    static final int SOCK_SEQPACKET = 5;
    static final int SOL_SOCKET = 1;

    private SocketConstants() {}
}
