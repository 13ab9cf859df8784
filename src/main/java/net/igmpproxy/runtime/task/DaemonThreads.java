package net.igmpproxy.runtime.task;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Factory of daemon threads, which do not keep the process running. */
public final class DaemonThreads {
    private DaemonThreads() {}

    /** Creates an unstarted thread for a task. */
    public static Thread of(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Creates a timer with one daemon thread. */
    public static ScheduledExecutorService timer(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> of(task, name));
    }
}
