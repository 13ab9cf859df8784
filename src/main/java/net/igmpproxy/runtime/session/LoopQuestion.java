package net.igmpproxy.runtime.session;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Task for the loop thread that can be withdrawn until it starts. Cancelling a {@link FutureTask} does not show whether
 * it runs: it could be reported as cancelled and still be executed.
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

    /**
     * {@inheritDoc} The caller receives every failure. An error that is not contained is also thrown on the loop
     * thread.
     */
    @Override
    protected void setException(Throwable fault) {
        super.setException(fault);
        if (fault instanceof Error error && !Faults.isContained(error)) {
            uncontained = error;
        }
    }

    /** Withdraws the task; returns false if it has started, and is or will be completed. */
    boolean withdraw() {
        return claimed.compareAndSet(false, true) && cancel(false);
    }
}
