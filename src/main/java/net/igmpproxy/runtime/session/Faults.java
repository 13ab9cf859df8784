package net.igmpproxy.runtime.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.runtime.task.RateLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Containment of internal errors while one item is handled, such as a packet, a command or an event. An internal error
 * is counted and logged, and the next item is handled. Any thread may read the count; one thread does the work.
 */
final class Faults {
    private static final Logger LOGGER = LoggerFactory.getLogger(Faults.class);

    /**
     * Minimum interval between log messages of one kind: the packet that triggers the error may arrive a million times.
     */
    private static final Duration REPORTED_AGAIN_AFTER = Duration.ofMinutes(1);

    private final AtomicLong count = new AtomicLong();
    private final RateLimit rateLimit;

    Faults(MonotonicClock clock) {
        this.rateLimit = new RateLimit(REPORTED_AGAIN_AFTER, clock);
    }

    /**
     * Runs an action and contains its internal errors.
     *
     * @param what kind of action; few distinct values
     * @return true if the action succeeded
     * @throws KernelException passed through, since it is no internal error
     * @throws Error           passed through, unless {@link #isContained} returns true for it
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
     * Returns true for an error that concerns only the item in hand. Other errors concern all further items: exhausted
     * memory and {@link LinkageError}s persist until the process restarts.
     */
    static boolean isContained(Throwable fault) {
        return fault instanceof RuntimeException
                || fault instanceof StackOverflowError
                || fault instanceof AssertionError;
    }

    /** Returns the number of contained errors. */
    long count() {
        return count.get();
    }

    /** Counts and logs an error that the caller has handled. */
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
