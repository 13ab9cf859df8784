package net.igmpproxy.runtime.session;

import java.time.Duration;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.runtime.port.Poller;
import net.igmpproxy.runtime.port.Poller.Readiness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of the engine. It is the machine's, but stands still while the process does, stopped by a signal or with its
 * virtual machine: hosts could not be asked then, nor heard, so that their timers must not run out. One thread uses it.
 */
final class EngineClock implements MonotonicClock {
    private static final Logger LOGGER = LoggerFactory.getLogger(EngineClock.class);

    /** Shorter ones are a busy machine's. */
    private static final long NOTICED = Duration.ofSeconds(2).toNanos();

    private final MonotonicClock machine;
    private long stoodStill;

    /** When the machine's clock was last read. */
    private long last;

    EngineClock(MonotonicClock machine) {
        this.machine = machine;
        this.last = machine.nanos();
    }

    /** {@inheritDoc} Work that takes long asks for the time often: who has not asked for so long has stood still. */
    @Override
    public long nanos() {
        return read(0);
    }

    /**
     * Waits, and notices if that took longer than it may, or what was done since the last wait did.
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
     * Reads the clock; it never goes back.
     *
     * @param expected how much time may have passed since the last reading
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
