package net.igmpproxy.linux.handover;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.Errno;
import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.Native;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exclusive right to work with the routing socket: a record lock on its first byte ({@code F_SETLK} in fcntl(2)). All
 * processes that have a copy of the socket see the same lock. It belongs to one process, and the kernel releases it when that
 * process dies, not before: a process that is stopped or stuck still has it. Nobody without a copy can take it.
 *
 * <p>The kernel also releases it when the process closes <em>any</em> descriptor of the socket: other copies are to be closed
 * before it is acquired.
 */
public final class RoutingLock {
    private static final Logger LOGGER = LoggerFactory.getLogger(RoutingLock.class);

    /** {@code struct flock} of 64-bit Linux: type, whence, start, length, process. */
    private static final int FLOCK_OCTETS = 32;

    private static final int FLOCK_START = 8;
    private static final int FLOCK_LENGTH = 16;
    private static final int FLOCK_PID = 24;
    private static final Duration DEATH = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final short F_WRLCK = 1;
    private static final short F_UNLCK = 2;
    private static final int F_GETLK = 5;
    private static final int F_SETLK = 6;

    private final Native os;
    private final FileDescriptor routing;

    public RoutingLock(Native os, FileDescriptor routing) {
        this.os = os;
        this.routing = routing;
    }

    /**
     * Acquires it, if no other process has it. Where there are no such locks (a security module may forbid them) it counts as
     * acquired: then only the names under which proxies are found keep them apart.
     */
    public boolean tryAcquire() {
        int errno = call(F_SETLK, request(F_WRLCK));
        if (Errno.EAGAIN.is(errno)) {
            return false;
        }
        if (errno != 0) {
            LOGGER.warn("The routing socket cannot be locked  reason={}", Errno.describe(errno));
        }
        return true;
    }

    /** Acquires it of a process that has died: its connection may be closed a moment before its lock is released. */
    public boolean acquireOfDead() {
        long begunNanos = System.nanoTime();
        boolean acquired = tryAcquire();
        while (!acquired && System.nanoTime() - begunNanos < DEATH.toNanos()) {
            LockSupport.parkNanos(LOOK.toNanos());
            acquired = tryAcquire();
        }
        return acquired;
    }

    /** Gives it up. */
    void release() {
        call(F_SETLK, request(F_UNLCK));
    }

    /** The other process that has it; 0 if it is in a PID namespace that is not visible from here; empty if none has it. */
    OptionalInt owner() {
        Pointer lock = request(F_WRLCK);
        return call(F_GETLK, lock) != 0 || lock.getShort(0) == F_UNLCK
                ? OptionalInt.empty()
                : OptionalInt.of(Math.max(0, lock.getInt(FLOCK_PID)));
    }

    private Pointer request(short type) {
        Pointer lock = os.allocate(FLOCK_OCTETS);
        lock.putShort(0, type);
        lock.putLong(FLOCK_START, 0);
        lock.putLong(FLOCK_LENGTH, 1);
        return lock;
    }

    private int call(int command, Pointer lock) {
        return os.libc().fcntl(routing.number(), command, lock) < 0 ? os.errno() : 0;
    }
}
