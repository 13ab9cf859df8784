package net.igmpproxy.runtime.task;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Task that runs again and again on a daemon thread of its own until it is stopped. The interval is the time between
 * the end of a run and the begin of the next. A failed run does not end the task, except for want of memory. Failures are
 * logged once a minute at most. Thread-safe.
 */
public final class PeriodicTask {
    private static final Logger LOGGER = LoggerFactory.getLogger(PeriodicTask.class);

    private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);

    private final RateLimit rateLimit = new RateLimit(LOG_INTERVAL, MonotonicClock.system());
    private final String name;
    private final ScheduledExecutorService timer;
    private final Duration interval;
    private final Runnable task;
    private boolean started;

    /**
     * @param name name of the thread, and of the task in the log
     */
    public PeriodicTask(String name, Duration interval, Runnable task) {
        this(name, DaemonThreads.timer(name), interval, task);
    }

    PeriodicTask(String name, ScheduledExecutorService timer, Duration interval, Runnable task) {
        this.name = name;
        this.timer = timer;
        this.interval = interval;
        this.task = task;
    }

    /** Starts the task; its first run follows after one interval. No effect once the task was started or stopped. */
    public void start() {
        start(interval);
    }

    /** Starts the task with a run. No effect once the task was started or stopped. */
    public void startNow() {
        start(Duration.ZERO);
    }

    private synchronized void start(Duration delay) {
        if (!started && !timer.isShutdown()) {
            started = true;
            var unused = timer.scheduleWithFixedDelay(
                    this::run, delay.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Stops the task for good, without waiting. A run in progress continues to its end. */
    public synchronized void stop() {
        timer.shutdown();
    }

    /** Stops the task for good, without waiting, and interrupts a run in progress. */
    public synchronized void stopNow() {
        timer.shutdownNow();
    }

    /** Returns true from the start of the task until it is stopped. */
    public synchronized boolean isRunning() {
        return started && !timer.isShutdown();
    }

    /** Runs the task. The executor would not run a task again that has thrown. */
    private void run() {
        try {
            task.run();
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError fault) {
            rateLimit
                    .ask(name)
                    .ifPresent(untold -> LOGGER.error(
                            "Periodic task {} failed and will run again ({} more failures before)",
                            name,
                            untold,
                            fault));
        }
    }
}
