package net.igmpproxy.linux.libc;

import jnr.ffi.Pointer;

/** Counter that wakes a waiting thread ({@code eventfd(2)}). */
final class EventFd implements Resource {
    /** {@code EFD_NONBLOCK | EFD_CLOEXEC}. */
    private static final int FLAGS = 0x800 | 0x80000;

    private static final String NAME = "the wake-up counter";

    private final Native os;
    private final FileDescriptor descriptor;
    private final Pointer one;
    private final Pointer count;

    EventFd(Native os) {
        this.os = os;
        this.descriptor = FileDescriptor.opened(os, "eventfd", NAME, os.libc().eventfd(0, FLAGS));
        this.one = os.allocate(Long.BYTES);
        this.count = os.allocate(Long.BYTES);
        one.putLong(0, 1);
    }

    int number() {
        return descriptor.number();
    }

    /** Increments the counter; without effect once closed. Thread-safe. */
    synchronized void raise() {
        long written = os.libc().write(descriptor.number(), one, Long.BYTES);
        if (written < 0 && !Errno.EAGAIN.is(os.errno()) && !Errno.EBADF.is(os.errno())) {
            throw Failures.of("write", NAME, os.errno());
        }
    }

    /** Resets the counter to 0. */
    void reset() {
        long read = os.libc().read(descriptor.number(), count, Long.BYTES);
        if (read < 0 && !Errno.EAGAIN.is(os.errno())) {
            throw Failures.of("read", NAME, os.errno());
        }
    }

    /** Synchronized with {@link #raise}, so that no thread writes to a reused descriptor number. */
    @Override
    public synchronized void close() {
        descriptor.close();
    }
}
