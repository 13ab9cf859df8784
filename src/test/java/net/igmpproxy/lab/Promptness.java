package net.igmpproxy.lab;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measure of how late this machine runs a thread that is due, taken while a test runs. A limit of a few milliseconds says
 * nothing about the proxy where any thread may have to wait longer than that for a processor: such limits are extended by
 * the {@linkplain #worst() worst delay} seen in the same test.
 */
public final class Promptness implements AutoCloseable {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Thread observer = new Thread(this::observe, "promptness");
    private volatile boolean closed;
    private volatile long worstNanos;

    private Promptness() {
        observer.setDaemon(true);
    }

    /** Begins to measure. */
    public static Promptness measure() {
        Promptness promptness = new Promptness();
        promptness.observer.start();
        return promptness;
    }

    /** Longest delay so far between the moment at which a thread was due and the moment at which it ran. */
    public Duration worst() {
        return Duration.ofNanos(worstNanos);
    }

    /**
     * Time limit on this machine: the host, the proxy and the capture of an exchange may each wait for a processor once.
     *
     * @param limit the limit on a machine that runs each thread when it is due
     */
    public Duration extend(Duration limit) {
        return limit.plus(worst().multipliedBy(3));
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(observer);
    }

    private void observe() {
        while (!closed) {
            long dueNanos = System.nanoTime() + INTERVAL_NANOS;
            LockSupport.parkNanos(INTERVAL_NANOS);
            worstNanos = Math.max(worstNanos, System.nanoTime() - dueNanos);
        }
    }
}
