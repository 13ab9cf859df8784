package net.igmpproxy.linux.socket;

import java.util.function.Supplier;
import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.Failures;
import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.Resource;

/** A socket and its options. */
public final class Socket implements Resource {
    private static final int MAX_OPTION_OCTETS = 64;

    /** Where the count of drops is in what SO_MEMINFO gives: the last of nine numbers of four octets. */
    private static final int DROPS = 8 * Integer.BYTES;

    /** Where the length of an option is, behind the option. */
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

    /** Takes over a socket that another process has opened. */
    public static Socket of(Native os, SocketKind kind, FileDescriptor descriptor) {
        return new Socket(os, kind.purpose(), descriptor);
    }

    public Native os() {
        return os;
    }

    /** What other processes are given of it. */
    public FileDescriptor descriptor() {
        return descriptor;
    }

    /** The descriptor's number, or -1 once closed. */
    public int number() {
        return descriptor.number();
    }

    /** Sets an option that takes an int. */
    public void set(SocketOption option, int value) {
        scratch.putInt(0, value);
        check(option, trySet(option, scratch, Integer.BYTES), () -> purpose);
    }

    /** Sets an option that takes octets. */
    public void set(SocketOption option, byte[] value) {
        scratch.put(0, value, 0, value.length);
        check(option, trySet(option, scratch, value.length), () -> purpose);
    }

    /**
     * Sets an option that takes an int, where a refusal is a possible result.
     *
     * @return 0, or the error number
     */
    public int trySet(SocketOption option, int value) {
        scratch.putInt(0, value);
        return trySet(option, scratch, Integer.BYTES);
    }

    /**
     * Sets an option that takes a struct, where a refusal is a possible result.
     *
     * @return 0, or the error number
     */
    public int trySet(SocketOption option, Pointer value, int length) {
        int result = os.libc().setsockopt(number(), option.level(), option.number(), value, length);
        return result < 0 ? os.errno() : 0;
    }

    /**
     * How many packets the kernel has dropped since it was opened because its receive buffer was full
     * ({@code SK_MEMINFO_DROPS} of {@code <linux/sock_diag.h>}).
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

    /** Throws if an error number is not 0; only then is it said on what the call was, since some calls are many. */
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
