package net.igmpproxy.linux.socket;

import java.nio.charset.StandardCharsets;
import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.Native;

/**
 * Address of a Unix-domain socket: {@code struct sockaddr_un} (unix(7)). A name that begins with {@code @} is abstract.
 * It is no file, belongs to the network namespace like the multicast routing table, and disappears with its socket.
 */
public final class UnixAddress {
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
        memory.putShort(0, (short) SocketConstants.AF_UNIX);
        memory.put(SUN_PATH, path, 0, path.length);
    }

    public Pointer memory() {
        return memory;
    }

    /** Returns the address length in bytes; for an abstract name every byte counts. */
    public int octets() {
        return octets;
    }
}
