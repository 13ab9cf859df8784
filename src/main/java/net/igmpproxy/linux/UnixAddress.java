package net.igmpproxy.linux;

import java.nio.charset.StandardCharsets;
import jnr.ffi.Pointer;

/**
 * The address of a Unix-domain socket: {@code struct sockaddr_un}, unix(7). A name that begins with {@code @} is an abstract
 * one, which is no file: it belongs to the network namespace, as the multicast routing table does, and vanishes with its
 * socket.
 */
final class UnixAddress {
    private static final short AF_UNIX = 1;
    private static final int SUN_PATH = 2;
    private static final char ABSTRACT = '@';

    private final Pointer memory;
    private final int octets;

    UnixAddress(Native os, String name) {
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        if (name.charAt(0) == ABSTRACT) {
            path[0] = 0;
        }
        this.octets = SUN_PATH + path.length;
        this.memory = os.allocate(octets + 1);
        memory.putShort(0, AF_UNIX);
        memory.put(SUN_PATH, path, 0, path.length);
    }

    Pointer memory() {
        return memory;
    }

    /** How many octets of it count: of an abstract name all, and not one more. */
    int octets() {
        return octets;
    }
}
