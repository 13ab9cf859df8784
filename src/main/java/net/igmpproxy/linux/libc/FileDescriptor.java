package net.igmpproxy.linux.libc;

/** A file descriptor. Once closed its number is -1, so that a late call fails with EBADF and never hits another file. */
public final class FileDescriptor implements Resource {
    private static final int CLOSED = -1;
    private static final int F_DUPFD_CLOEXEC = 1030;

    private final Native os;
    private final String name;
    private int number;

    /**
     * @param os     libc
     * @param name   what it is, for messages
     * @param number the descriptor, 0 or more
     */
    public FileDescriptor(Native os, String name, int number) {
        this.os = os;
        this.name = name;
        this.number = number;
    }

    /** Takes what a call that makes descriptors answered. */
    public static FileDescriptor opened(Native os, String call, String name, int result) {
        if (result < 0) {
            throw Failures.of(call, name, os.errno());
        }
        return new FileDescriptor(os, name, result);
    }

    public int number() {
        return number;
    }

    /** Another descriptor of the same file. */
    public FileDescriptor duplicate() {
        return opened(os, "fcntl(F_DUPFD_CLOEXEC)", name, os.libc().fcntl(number, F_DUPFD_CLOEXEC, null));
    }

    /** Never repeated: Linux frees the number even when {@code close} is interrupted. */
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
