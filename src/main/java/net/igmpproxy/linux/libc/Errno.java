package net.igmpproxy.linux.libc;

import java.util.Arrays;

/** Error numbers that this package handles ({@code <asm-generic/errno.h>}), with their meaning. */
public enum Errno {
    EPERM(1, "operation not permitted"),
    ENOENT(2, "no such entry"),
    EINTR(4, "interrupted by a signal"),
    EIO(5, "input/output error"),
    EBADF(9, "the descriptor is closed"),
    EAGAIN(11, "would block"),
    ENOMEM(12, "out of memory"),
    EACCES(13, "permission denied"),
    EBUSY(16, "busy"),
    ENODEV(19, "no such interface"),
    EINVAL(22, "invalid argument"),
    ENFILE(23, "a table of the kernel is full"),
    EMFILE(24, "too many open files"),
    EMSGSIZE(90, "message too long"),
    ENOPROTOOPT(92, "option not supported by the kernel"),
    EPROTONOSUPPORT(93, "protocol not supported by the kernel"),
    EOPNOTSUPP(95, "operation not supported"),
    EAFNOSUPPORT(97, "address family not supported by the kernel"),
    EADDRINUSE(98, "already in use"),
    EADDRNOTAVAIL(99, "address not available"),
    ENETDOWN(100, "interface is down"),
    ENETUNREACH(101, "network unreachable"),
    ECONNABORTED(103, "connection given up by the other side"),
    ENOBUFS(105, "no buffer space"),
    ECONNREFUSED(111, "connection refused"),
    EHOSTUNREACH(113, "no route to host");

    private final int number;
    private final String meaning;

    Errno(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    /** Returns true if an error number is this one. */
    public boolean is(int errno) {
        return errno == number;
    }

    /** Returns name and meaning of an error number, such as {@code ENODEV (no such interface)}. */
    public static String describe(int errno) {
        return Arrays.stream(values())
                .filter(known -> known.is(errno))
                .findFirst()
                .map(known -> known + " (" + known.meaning + ")")
                .orElse("errno " + errno);
    }
}
