package net.igmpproxy.linux.socket;

/** Socket options named as in {@code <sys/socket.h>}, {@code <netinet/in.h>} and {@code <linux/mroute.h>}. */
public enum SocketOption {
    SO_SNDBUF(Level.SOL_SOCKET, 7),
    SO_RCVBUF(Level.SOL_SOCKET, 8),
    SO_ATTACH_FILTER(Level.SOL_SOCKET, 26),
    SO_DETACH_FILTER(Level.SOL_SOCKET, 27),
    SO_PEERCRED(Level.SOL_SOCKET, 17),
    SO_RCVTIMEO(Level.SOL_SOCKET, 20),
    SO_SNDTIMEO(Level.SOL_SOCKET, 21),
    SO_SNDBUFFORCE(Level.SOL_SOCKET, 32),
    SO_RCVBUFFORCE(Level.SOL_SOCKET, 33),
    SO_MEMINFO(Level.SOL_SOCKET, 55),
    IP_TOS(Level.IPPROTO_IP, 1),
    IP_OPTIONS(Level.IPPROTO_IP, 4),
    IP_PKTINFO(Level.IPPROTO_IP, 8),
    IP_MULTICAST_TTL(Level.IPPROTO_IP, 33),
    IP_MULTICAST_LOOP(Level.IPPROTO_IP, 34),
    IP_ADD_MEMBERSHIP(Level.IPPROTO_IP, 35),
    MRT_INIT(Level.IPPROTO_IP, 200),
    MRT_ADD_VIF(Level.IPPROTO_IP, 202),
    MRT_DEL_VIF(Level.IPPROTO_IP, 203),
    MRT_ADD_MFC(Level.IPPROTO_IP, 204),
    MRT_DEL_MFC(Level.IPPROTO_IP, 205),
    MRT_ASSERT(Level.IPPROTO_IP, 207),
    MRT_PIM(Level.IPPROTO_IP, 208),
    MRT_ADD_MFC_PROXY(Level.IPPROTO_IP, 210),
    MRT_DEL_MFC_PROXY(Level.IPPROTO_IP, 211);

    private final int level;
    private final int number;

    SocketOption(int level, int number) {
        this.level = level;
        this.number = number;
    }

    public int level() {
        return level;
    }

    public int number() {
        return number;
    }

    /** Returns the label of a call that sets the option. */
    public String call() {
        return "setsockopt(" + this + ")";
    }

    /** Option levels. */
    private static final class Level {
        static final int IPPROTO_IP = 0;
        static final int SOL_SOCKET = SocketConstants.SOL_SOCKET;
    }
}
