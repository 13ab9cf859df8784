package net.igmpproxy.linux.libc;

import java.time.Duration;
import jnr.ffi.Pointer;

/**
 * Short sleep of a thread that was continuously busy for a second. Otherwise a flood would resemble an endless loop
 * ({@link RealTimeLimit}) and would block other programs from a processor.
 */
final class ShortSleep {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int SLEEP_NANOS = 100_000;

    /** Value of {@code RUSAGE_THREAD} in {@code <sys/resource.h>}. */
    private static final int RUSAGE_THREAD = 1;

    private static final int RUSAGE_OCTETS = 144;

    /** Offset of {@code ru_nvcsw} in {@code struct rusage}, the number of voluntary context switches. */
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

    /**
     * Sleeps if the thread has not slept since the last check. Must be called more than once a second, always by the
     * same thread.
     */
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

    /**
     * Returns the number of voluntary switches. If the call fails, it returns the last value, so that the thread sleeps
     * once a second.
     */
    private long switches() {
        return os.libc().getrusage(RUSAGE_THREAD, usage) < 0 ? lastSwitches : usage.getLong(VOLUNTARY_SWITCHES);
    }
}
