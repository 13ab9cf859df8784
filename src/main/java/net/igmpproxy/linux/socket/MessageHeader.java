package net.igmpproxy.linux.socket;

/**
 * Layouts of {@code struct msghdr}, {@code struct iovec} and {@code struct cmsghdr} ({@code <sys/socket.h>}) in bytes,
 * equal on x86_64 and aarch64.
 */
final class MessageHeader {
    static final int MSG_NAME = 0;
    static final int MSG_NAMELEN = 8;
    static final int MSG_IOV = 16;
    static final int MSG_IOVLEN = 24;
    static final int MSG_CONTROL = 32;
    static final int MSG_CONTROLLEN = 40;
    static final int MSGHDR_SIZE = 56;

    static final int IOV_BASE = 0;
    static final int IOV_LEN = 8;
    static final int IOVEC_SIZE = 16;

    static final int CMSG_LEN = 0;
    static final int CMSG_LEVEL = 8;
    static final int CMSG_TYPE = 12;

    /** Offset of the data, which is the size of {@code struct cmsghdr}. */
    static final int CMSG_DATA = 16;

    private MessageHeader() {}
}
