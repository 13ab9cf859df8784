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
 * Exclusive right to use the routing socket: a record lock on its first byte ({@code F_SETLK} in fcntl(2)). All
 * processes with a copy of the socket see the same lock. One process owns it, and the kernel releases it when that
 * process dies. A stopped or hanging process keeps it. A process without a copy of the socket cannot acquire it.
 *
 * <p>The kernel also releases it when the owner closes <em>any</em> descriptor of the socket. Other copies must be
 * closed before the lock is acquired.
 */
public final class RoutingLock {
    private static final Logger LOGGER = LoggerFactory.getLogger(RoutingLock.class);

    /** Size of {@code struct flock} of 64-bit Linux: type, whence, start, length, process. */
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
     * Acquires the lock unless another process has it. Returns true also if locking is unavailable, for example because
     * of a security module. Then only the socket names keep two proxies apart.
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

    /** Acquires the lock of a dead process. Its connection may be closed a moment before its lock is released. */
    public boolean acquireOfDead() {
        long begunNanos = System.nanoTime();
        boolean acquired = tryAcquire();
        while (!acquired && System.nanoTime() - begunNanos < DEATH.toNanos()) {
            LockSupport.parkNanos(LOOK.toNanos());
            acquired = tryAcquire();
        }
        return acquired;
    }

    /** Releases the lock. */
    void release() {
        call(F_SETLK, request(F_UNLCK));
    }

    /**
     * Returns the process id of another owner; 0 if its PID namespace is not visible; empty if no other process has the
     * lock.
     */
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
