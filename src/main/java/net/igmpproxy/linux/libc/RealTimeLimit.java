package net.igmpproxy.linux.libc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import jnr.ffi.Pointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processor time that a real-time thread of this process may take without sleeping once ({@code RLIMIT_RTTIME}). The kernel
 * ends the process beyond it, by SIGXCPU: a loop that never ends would otherwise keep a machine with one processor from its
 * other programs, the one that watches this process included.
 */
final class RealTimeLimit {
    /**
     * More than the longest turn of the loop and the longest collection take on a slow machine, and well below the 30 s after which
     * a service manager ends a process whose loop does not answer.
     */
    static final Duration LIMIT = Duration.ofSeconds(10);

    /** After that SIGKILL, for a process that ignores SIGXCPU. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Logger LOGGER = LoggerFactory.getLogger(RealTimeLimit.class);

    /** {@code RLIMIT_RTTIME} in {@code <sys/resource.h>}, in microseconds. */
    private static final int RLIMIT_RTTIME = 15;

    private static final int RLIMIT_OCTETS = 2 * Long.BYTES;
    private static final int SOFT = 0;
    private static final int HARD = Long.BYTES;

    private RealTimeLimit() {}

    /**
     * Sets the limit for the whole process. A lower one that is there already stays.
     *
     * @return false if that fails: no thread is to have real-time priority then
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

    /** No limit is the highest unsigned number ({@code RLIM_INFINITY}). */
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
