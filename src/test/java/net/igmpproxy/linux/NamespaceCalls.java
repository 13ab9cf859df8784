package net.igmpproxy.linux;

import jnr.ffi.LibraryLoader;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/** What the tests need of libc beyond {@link LibC}: both calls concern the calling thread only. */
final class NamespaceCalls {
    /** Bit 13 of a capability mask. */
    static final int CAP_NET_RAW = 1 << 13;

    private static final int CLONE_NEWNET = 0x40000000;
    private static final int CAPABILITY_VERSION_3 = 0x20080522;
    private static final int O_RDONLY = 0;

    private final Calls calls = LibraryLoader.create(Calls.class).load("c");
    private final Runtime runtime = Runtime.getRuntime(calls);

    /** The functions. */
    public interface Calls {
        /** {@code open(2)}. */
        int open(String path, int flags);

        /** {@code close(2)}. */
        int close(int fd);

        /** {@code setns(2)}. */
        int setns(int fd, int type);

        /** {@code capset(2)}. */
        int capset(Pointer header, Pointer data);
    }

    /** Moves this thread into a network namespace made by {@code ip netns add}. */
    void enter(String namespace) {
        int fd = calls.open("/run/netns/" + namespace, O_RDONLY);
        int result = calls.setns(fd, CLONE_NEWNET);
        calls.close(fd);
        if (result != 0) {
            throw new IllegalStateException("cannot enter " + namespace);
        }
    }

    /** Takes all capabilities but these from this thread, for good. */
    void keepOnly(int capabilities) {
        Pointer header = Memory.allocateDirect(runtime, 8, true);
        header.putInt(0, CAPABILITY_VERSION_3);
        Pointer data = Memory.allocateDirect(runtime, 24, true);
        data.putInt(0, capabilities);
        data.putInt(4, capabilities);
        if (calls.capset(header, data) != 0) {
            throw new IllegalStateException("cannot give capabilities up");
        }
    }
}
