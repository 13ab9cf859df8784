package net.igmpproxy.linux.socket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.Errno;

/** Reads datagrams of a netlink socket. */
public final class Datagrams {
    /** What the kernel makes them at most is 32 KiB ({@code netlink_dump} in {@code net/netlink/af_netlink.c}). */
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
     * Reads one without blocking.
     *
     * @return its length, or a negative error number; EMSGSIZE if it was longer than what can be read
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

    /** The datagram just read, until the next one is. */
    public ByteBuffer content(int length) {
        memory.get(0, octets, 0, length);
        return ByteBuffer.wrap(octets, 0, length).order(ByteOrder.nativeOrder());
    }
}
