package net.igmpproxy.runtime.session;

import java.time.Duration;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.runtime.port.Poller;
import net.igmpproxy.runtime.port.Poller.Readiness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Monotonic clock of the engine, which stops while the process is stopped by a signal or suspended with its virtual
 * machine. The proxy can neither send queries nor receive reports in that time, so membership timers must not expire.
 * Confined to one thread.
 */
final class EngineClock implements MonotonicClock {
    private static final Logger LOGGER = LoggerFactory.getLogger(EngineClock.class);

    /** Minimum length of a detected stop in nanoseconds. Shorter gaps are scheduling delays. */
    private static final long NOTICED = Duration.ofSeconds(2).toNanos();

    private final MonotonicClock machine;
    private long stoodStill;

    /** Reading of the machine's clock at the last call, in nanoseconds. */
    private long last;

    EngineClock(MonotonicClock machine) {
        this.machine = machine;
        this.last = machine.nanos();
    }

    /**
     * {@inheritDoc} Long tasks must call this often: a gap longer than {@link #NOTICED} between calls counts as a stop.
     */
    @Override
    public long nanos() {
        return read(0);
    }

    /**
     * Waits for input and detects a stop before or during the wait.
     *
     * @param timeoutNanos see {@link Poller#await}
     */
    Readiness await(Poller poller, long timeoutNanos) {
        read(0);
        Readiness readiness = poller.await(timeoutNanos);
        read(Math.max(0, timeoutNanos));
        return readiness;
    }

    /**
     * Reads the clock. The result never decreases.
     *
     * @param expected nanoseconds that may have passed since the last reading
     */
    private long read(long expected) {
        long present = machine.nanos();
        long unexpected = present - last - expected;
        last = present;
        if (unexpected > NOTICED) {
            stoodStill += unexpected;
            LOGGER.warn(
                    "The process stood still for {} s: its timers go on from where they were",
                    Duration.ofNanos(unexpected).toSeconds());
        }
        return present - stoodStill;
    }
}
