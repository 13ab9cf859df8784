package net.igmpproxy.linux.socket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.Errno;

/** Reader of netlink datagrams. */
public final class Datagrams {
    /** Buffer size; the kernel sends at most 32 KiB ({@code netlink_dump} in {@code net/netlink/af_netlink.c}). */
    private static final int MAX_OCTETS = 1 << 16;

    private static final int MSG_TRUNC = 0x20;

    private final Socket socket;
    private final Pointer memory;
    private final byte[] octets = new byte[MAX_OCTETS];

    public Datagrams(Socket socket) {
        this.socket = socket;
        this.memory = socket.os().allocateLazily(MAX_OCTETS);
    }

    /**
     * Reads one datagram without blocking.
     *
     * @return length in bytes, or a negative errno; -EMSGSIZE if the datagram exceeds the buffer
     */
    public int read() {
        long length;
        do {
            length = socket.os().libc().recv(socket.number(), memory, MAX_OCTETS, MSG_TRUNC);
        } while (length < 0 && Errno.EINTR.is(socket.os().errno()));
        if (length < 0) {
            return -socket.os().errno();
        }
        return length > MAX_OCTETS ? -Errno.EMSGSIZE.number() : (int) length;
    }

    /** Returns the last datagram; valid until the next read. */
    public ByteBuffer content(int length) {
        memory.get(0, octets, 0, length);
        return ByteBuffer.wrap(octets, 0, length).order(ByteOrder.nativeOrder());
    }
}
