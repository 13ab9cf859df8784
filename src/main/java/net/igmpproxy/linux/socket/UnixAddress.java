package net.igmpproxy.linux.socket;

import java.nio.charset.StandardCharsets;
import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.Native;

/**
 * The address of a Unix-domain socket: {@code struct sockaddr_un}, unix(7). A name that begins with {@code @} is an abstract
 * one, which is no file: it belongs to the network namespace, as the multicast routing table does, and vanishes with its
 * socket.
 */
public final class UnixAddress {
    private static final short AF_UNIX = 1;
    private static final int SUN_PATH = 2;
    private static final char ABSTRACT = '@';

    private final Pointer memory;
    private final int octets;

    public UnixAddress(Native os, String name) {
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        if (name.charAt(0) == ABSTRACT) {
            path[0] = 0;
        }
        this.octets = SUN_PATH + path.length;
        this.memory = os.allocate(octets + 1);
        memory.putShort(0, AF_UNIX);
        memory.put(SUN_PATH, path, 0, path.length);
    }

    public Pointer memory() {
        return memory;
    }

    /** How many octets of it count: of an abstract name all, and not one more. */
    public int octets() {
        return octets;
    }
}
