package net.igmpproxy.lab.netns;

import java.nio.ByteBuffer;

/** Thread capabilities (capabilities(7)). */
public final class Capabilities {
    /** No capability. */
    public static final int NONE = 0;

    /** Capability for raw and packet sockets. */
    public static final int NET_RAW = 1 << 13;

    private static final int VERSION_3 = 0x20080522;
    private static final int HEADER_SIZE = 2 * Integer.BYTES;
    private static final int DATA_SIZE = 6 * Integer.BYTES;

    private Capabilities() {}

    /** Drops all capabilities of the calling thread permanently, except those in the mask. */
    public static void keepOnly(int capabilities) {
        ByteBuffer header = SystemCalls.nativeBuffer(HEADER_SIZE).putInt(0, VERSION_3);
        ByteBuffer effectiveAndPermitted =
                SystemCalls.nativeBuffer(DATA_SIZE).putInt(0, capabilities).putInt(Integer.BYTES, capabilities);
        SystemCalls.check("capset", SystemCalls.LIBC.capset(header, effectiveAndPermitted));
    }
}
