package net.igmpproxy.linux.libc;

/**
 * File descriptor. Its number is -1 once closed, so that a late call fails with EBADF and never affects another file.
 */
public final class FileDescriptor implements Resource {
    private static final int CLOSED = -1;
    private static final int F_DUPFD_CLOEXEC = 1030;

    private final Native os;
    private final String name;
    private int number;

    /**
     * @param os     libc
     * @param name   description for messages
     * @param number the descriptor, 0 or more
     */
    public FileDescriptor(Native os, String name, int number) {
        this.os = os;
        this.name = name;
        this.number = number;
    }

    /** Wraps the result of a call that creates a descriptor; throws if the call failed. */
    public static FileDescriptor opened(Native os, String call, String name, int result) {
        if (result < 0) {
            throw Failures.of(call, name, os.errno());
        }
        return new FileDescriptor(os, name, result);
    }

    public int number() {
        return number;
    }

    /** Returns another descriptor of the same file. */
    public FileDescriptor duplicate() {
        return opened(os, "fcntl(F_DUPFD_CLOEXEC)", name, os.libc().fcntl(number, F_DUPFD_CLOEXEC, null));
    }

    /** Closes without retry: Linux frees the number even if {@code close} is interrupted. */
    @Override
    public void close() {
        if (number == CLOSED) {
            return;
        }
        int result = os.libc().close(number);
        number = CLOSED;
        if (result < 0 && !Errno.EINTR.is(os.errno())) {
            throw Failures.of("close", name, os.errno());
        }
    }
}
