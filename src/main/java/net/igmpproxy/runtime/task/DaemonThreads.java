package net.igmpproxy.runtime.task;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Factory of daemon threads, which do not keep the process running. */
public final class DaemonThreads {
    private static final Logger LOGGER = LoggerFactory.getLogger(DaemonThreads.class);

    private DaemonThreads() {}

    /** Creates an unstarted thread for a task. */
    public static Thread of(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Wraps a periodic task so that it survives failures: an executor does not run a task again that has thrown.
     *
     * @param what description for the log
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

    /** Creates a timer with one daemon thread. */
    public static ScheduledExecutorService timer(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> of(task, name));
    }
}
