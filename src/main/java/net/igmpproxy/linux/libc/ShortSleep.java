package net.igmpproxy.linux.libc;

import java.time.Duration;
import jnr.ffi.Pointer;

/**
 * Lets a thread sleep a moment where it has not slept for a second, since there was always something to do: a flood would
 * otherwise look like a loop that never ends ({@link RealTimeLimit}), and keep other programs from a processor.
 */
final class ShortSleep {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int SLEEP_NANOS = 100_000;

    /** {@code RUSAGE_THREAD} in {@code <sys/resource.h>}. */
    private static final int RUSAGE_THREAD = 1;

    private static final int RUSAGE_OCTETS = 144;

    /** {@code ru_nvcsw} of {@code struct rusage}: how often the thread has slept. */
    private static final int VOLUNTARY_SWITCHES = 128;

    private final Native os;
    private final Pointer time;
    private final Pointer usage;
    private long lastLookNanos;
    private long lastSwitches;

    ShortSleep(Native os, long nowNanos) {
        this.os = os;
        this.time = os.allocate(2 * Long.BYTES);
        this.usage = os.allocate(RUSAGE_OCTETS);
        this.lastLookNanos = nowNanos;
        time.putLong(Long.BYTES, SLEEP_NANOS);
    }

    /** To be called more often than once a second, always by the same thread. */
    void sleepIfDue(long nowNanos) {
        if (nowNanos - lastLookNanos < INTERVAL_NANOS) {
            return;
        }
        lastLookNanos = nowNanos;
        if (switches() == lastSwitches) {
            os.libc().nanosleep(time, null);
        }
        lastSwitches = switches();
    }

    /** Nothing is known if the call fails: the thread sleeps once a second then. */
    private long switches() {
        return os.libc().getrusage(RUSAGE_THREAD, usage) < 0 ? lastSwitches : usage.getLong(VOLUNTARY_SWITCHES);
    }
}
