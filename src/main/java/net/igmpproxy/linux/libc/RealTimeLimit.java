package net.igmpproxy.linux.libc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import jnr.ffi.Pointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limit of the processor time of a real-time thread without a blocking call ({@code RLIMIT_RTTIME}). The kernel then
 * ends the process by SIGXCPU. Otherwise an endless loop would block all other programs of a machine with one
 * processor, including the supervisor of this process.
 */
final class RealTimeLimit {
    /**
     * Value of the limit. It exceeds the longest loop turn and the longest garbage collection on a slow machine. It is
     * below the 30 s after which a service manager kills a process whose loop does not answer.
     */
    static final Duration LIMIT = Duration.ofSeconds(10);

    /** Delay from SIGXCPU to SIGKILL, for a process that ignores SIGXCPU. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Logger LOGGER = LoggerFactory.getLogger(RealTimeLimit.class);

    /** Resource {@code RLIMIT_RTTIME} in {@code <sys/resource.h>}, in microseconds. */
    private static final int RLIMIT_RTTIME = 15;

    private static final int RLIMIT_OCTETS = 2 * Long.BYTES;
    private static final int SOFT = 0;
    private static final int HARD = Long.BYTES;

    private RealTimeLimit() {}

    /**
     * Sets the limit for the whole process, and keeps a lower existing limit.
     *
     * @return false on failure; no thread must have real-time priority then
     */
    static boolean set(Native os, Duration limit) {
        Pointer limits = os.allocate(RLIMIT_OCTETS);
        if (os.libc().getrlimit(RLIMIT_RTTIME, limits) < 0) {
            return failed(os);
        }
        lower(limits, SOFT, limit);
        lower(limits, HARD, limit.plus(GRACE));
        return os.libc().setrlimit(RLIMIT_RTTIME, limits) >= 0 || failed(os);
    }

    /** Lowers a limit. An unlimited value is the highest unsigned number ({@code RLIM_INFINITY}). */
    private static void lower(Pointer limits, int offset, Duration limit) {
        long micros = TimeUnit.NANOSECONDS.toMicros(limit.toNanos());
        if (Long.compareUnsigned(limits.getLong(offset), micros) > 0) {
            limits.putLong(offset, micros);
        }
    }

    private static boolean failed(Native os) {
        LOGGER.debug("The time of real-time threads cannot be limited: {}", Errno.describe(os.errno()));
        return false;
    }
}
