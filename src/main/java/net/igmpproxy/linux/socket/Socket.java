package net.igmpproxy.linux.socket;

import java.util.function.Supplier;
import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.Failures;
import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.Resource;

/** Socket with its options. */
public final class Socket implements Resource {
    private static final int MAX_OPTION_OCTETS = 64;

    /** Offset of the drop counter in SO_MEMINFO, the last of nine 32-bit numbers. */
    private static final int DROPS = 8 * Integer.BYTES;

    /** Offset of the option length in the scratch memory, after the option value. */
    private static final int OPTION_LENGTH = 48;

    private final Native os;
    private final String purpose;
    private final FileDescriptor descriptor;
    private final Pointer scratch;

    private Socket(Native os, String purpose, FileDescriptor descriptor) {
        this.os = os;
        this.purpose = purpose;
        this.descriptor = descriptor;
        this.scratch = os.allocate(MAX_OPTION_OCTETS);
    }

    /** Opens a socket. */
    public static Socket open(Native os, SocketKind kind) {
        return new Socket(os, kind.purpose(), kind.open(os));
    }

    /** Wraps a socket opened by another process. */
    public static Socket of(Native os, SocketKind kind, FileDescriptor descriptor) {
        return new Socket(os, kind.purpose(), descriptor);
    }

    public Native os() {
        return os;
    }

    /** Returns the descriptor. */
    public FileDescriptor descriptor() {
        return descriptor;
    }

    /** Returns the descriptor number, or -1 once closed. */
    public int number() {
        return descriptor.number();
    }

    /** Sets an int option; throws on failure. */
    public void set(SocketOption option, int value) {
        scratch.putInt(0, value);
        check(option, trySet(option, scratch, Integer.BYTES), () -> purpose);
    }

    /** Sets an option with a byte array; throws on failure. */
    public void set(SocketOption option, byte[] value) {
        scratch.put(0, value, 0, value.length);
        check(option, trySet(option, scratch, value.length), () -> purpose);
    }

    /**
     * Sets an int option that may be refused.
     *
     * @return 0 or errno
     */
    public int trySet(SocketOption option, int value) {
        scratch.putInt(0, value);
        return trySet(option, scratch, Integer.BYTES);
    }

    /**
     * Sets a struct option that may be refused.
     *
     * @return 0 or errno
     */
    public int trySet(SocketOption option, Pointer value, int length) {
        int result = os.libc().setsockopt(number(), option.level(), option.number(), value, length);
        return result < 0 ? os.errno() : 0;
    }

    /**
     * Returns the number of packets dropped because the receive buffer was full ({@code SK_MEMINFO_DROPS} in
     * {@code <linux/sock_diag.h>}).
     */
    public long dropped() {
        scratch.putInt(OPTION_LENGTH, DROPS + Integer.BYTES);
        Pointer length = scratch.slice(OPTION_LENGTH);
        SocketOption option = SocketOption.SO_MEMINFO;
        if (os.libc().getsockopt(number(), option.level(), option.number(), scratch, length) < 0) {
            throw Failures.of("getsockopt(SO_MEMINFO)", purpose, os.errno());
        }
        return Integer.toUnsignedLong(scratch.getInt(DROPS));
    }

    /** Throws if errno is not 0. The subject is evaluated only then, since some calls are frequent. */
    public static void check(SocketOption option, int errno, Supplier<String> subject) {
        if (errno != 0) {
            throw Failures.of(option.call(), subject.get(), errno);
        }
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
