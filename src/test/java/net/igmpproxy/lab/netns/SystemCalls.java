package net.igmpproxy.lab.netns;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import jnr.ffi.LastError;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/** C library calls with checked results. */
public final class SystemCalls {
    /** Unchecked calls, for callers that evaluate the failure. */
    static final Libc LIBC = LibraryLoader.create(Libc.class).load("c");

    private static final Runtime RUNTIME = Runtime.getRuntime(LIBC);
    private static final int O_CLOEXEC = 0x80000;
    private static final int CLONE_NEWNET = 0x40000000;

    private SystemCalls() {}

    /** Moves the calling thread into a network namespace. Other threads are not affected. */
    static void enterNetworkNamespace(Path file) {
        int descriptor = check("open " + file, LIBC.open(file.toString(), O_CLOEXEC));
        try {
            check("setns " + file, LIBC.setns(descriptor, CLONE_NEWNET));
        } finally {
            LIBC.close(descriptor);
        }
    }

    /** Returns the index of an interface in the namespace of the calling thread. */
    public static int interfaceIndex(String name) {
        int index = LIBC.if_nametoindex(name);
        if (index == 0) {
            throw new LaboratoryException("no interface " + name);
        }
        return index;
    }

    /** Opens a socket in the namespace of the calling thread. */
    public static int socket(int domain, int type, int protocol) {
        return check("socket", LIBC.socket(domain, type, protocol));
    }

    /** Sets a socket option of type {@code int}. */
    public static void setOption(int socket, int level, int option, int value) {
        setOption(socket, level, option, nativeBuffer(Integer.BYTES).putInt(0, value));
    }

    /** Sets a socket option to the complete content of a direct buffer. */
    public static void setOption(int socket, int level, int option, ByteBuffer value) {
        check("setsockopt " + option, LIBC.setsockopt(socket, level, option, value, value.capacity()));
    }

    /** Closes a descriptor; errors are ignored. */
    public static void close(int descriptor) {
        LIBC.close(descriptor);
    }

    /** Allocates a zeroed buffer for the kernel, in native byte order. */
    public static ByteBuffer nativeBuffer(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    /** Allocates zeroed memory whose address can be stored in a struct. */
    static Pointer nativeMemory(int size) {
        return Memory.allocateDirect(RUNTIME, size, true);
    }

    static int check(String call, int result) {
        if (result < 0) {
            throw new LaboratoryException(call + ": " + LIBC.strerror(errno()));
        }
        return result;
    }

    /** Returns the errno of the calling thread's last failed call; undefined after success. */
    static int errno() {
        return LastError.getLastError(RUNTIME);
    }
}
