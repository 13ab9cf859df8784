package net.igmpproxy.runtime;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Makes threads that do not keep the process from ending. */
public final class DaemonThreads {
    private DaemonThreads() {}

    /** A thread for a task, not started yet. */
    public static Thread of(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** A timer with one such thread. */
    public static ScheduledExecutorService timer(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> of(task, name));
    }
}
