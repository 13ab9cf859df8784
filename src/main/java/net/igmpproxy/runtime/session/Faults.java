package net.igmpproxy.runtime.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.runtime.task.RateLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mistakes in this program that come to light while it handles one thing, such as a packet, a command or an event: they are
 * counted and reported, and the next thing is handled. Any thread may read the count; one thread does the work.
 */
final class Faults {
    private static final Logger LOGGER = LoggerFactory.getLogger(Faults.class);

    /** A packet that brings a fault to light may come a million times. */
    private static final Duration REPORTED_AGAIN_AFTER = Duration.ofMinutes(1);

    private final AtomicLong count = new AtomicLong();
    private final RateLimit rateLimit;

    Faults(MonotonicClock clock) {
        this.rateLimit = new RateLimit(REPORTED_AGAIN_AFTER, clock);
    }

    /**
     * Does something.
     *
     * @param what what it is, in few different words
     * @return whether all went well
     * @throws KernelException as it comes: it is no mistake of this program
     * @throws Error           as it comes, unless {@link #isContained} is true for it
     */
    boolean contain(String what, Runnable action) {
        try {
            action.run();
            return true;
        } catch (KernelException refused) {
            throw refused;
        } catch (RuntimeException | Error fault) {
            if (!isContained(fault)) {
                throw fault;
            }
            report(what, fault);
            return false;
        }
    }

    /**
     * True for a fault that concerns the one thing that was handled. Any other error concerns whatever comes next as well: memory
     * that has run out, or a class that cannot be loaded ({@link LinkageError}), stays so until the process is started again.
     */
    static boolean isContained(Throwable fault) {
        return fault instanceof RuntimeException
                || fault instanceof StackOverflowError
                || fault instanceof AssertionError;
    }

    /** How many there have been. */
    long count() {
        return count.get();
    }

    /** Counts and logs one that has been dealt with otherwise. */
    void report(String what, Throwable fault) {
        count.incrementAndGet();
        rateLimit
                .ask(what)
                .ifPresent(untold -> LOGGER.error(
                        "A mistake of this program came to light in {}, which has no effect ({} more like it before)."
                                + " Please report it",
                        what,
                        untold,
                        fault));
    }
}
