package net.igmpproxy.runtime.session;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A task for the loop thread that can be withdrawn until it has begun. Cancelling a {@link FutureTask} does not tell whether it
 * runs: it would be reported as not done, and be done all the same.
 */
final class LoopQuestion<T> extends FutureTask<T> {
    private final AtomicBoolean claimed = new AtomicBoolean();
    private @Nullable Error uncontained;

    LoopQuestion(Callable<T> task) {
        super(task);
    }

    @Override
    public void run() {
        if (claimed.compareAndSet(false, true)) {
            super.run();
            Error error = uncontained;
            if (error != null) {
                throw error;
            }
        }
    }

    /** {@inheritDoc} The caller learns of every fault; one that is not contained is the loop's as well. */
    @Override
    protected void setException(Throwable fault) {
        super.setException(fault);
        if (fault instanceof Error error && !Faults.isContained(error)) {
            uncontained = error;
        }
    }

    /** Withdraws the task; returns false if it has begun, and is or will be done. */
    boolean withdraw() {
        return claimed.compareAndSet(false, true) && cancel(false);
    }
}
