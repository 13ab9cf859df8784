package net.igmpproxy.runtime.task;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes threads that do not keep the process from ending. */
public final class DaemonThreads {
    private static final Logger LOGGER = LoggerFactory.getLogger(DaemonThreads.class);

    private DaemonThreads() {}

    /** A thread for a task, not started yet. */
    public static Thread of(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * A periodic task that a failure does not end: a timer runs no task again that has thrown something.
     *
     * @param what what it is, for the log
     */
    public static Runnable enduring(String what, Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError fault) {
                LOGGER.error("Failed and will run again: {}", what, fault);
            }
        };
    }

    /** A timer with one such thread. */
    public static ScheduledExecutorService timer(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> of(task, name));
    }
}
