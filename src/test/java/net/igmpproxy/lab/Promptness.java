package net.igmpproxy.lab;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures the scheduling delay of this machine during a test. A limit of a few milliseconds is meaningless where any
 * thread may wait longer for a processor. Such limits are extended by the {@linkplain #worst() maximum delay} in the
 * same test.
 */
public final class Promptness implements AutoCloseable {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Thread observer = new Thread(this::observe, "promptness");
    private volatile boolean closed;
    private volatile long worstNanos;

    private Promptness() {
        observer.setDaemon(true);
    }

    /** Starts the measurement. */
    public static Promptness measure() {
        Promptness promptness = new Promptness();
        promptness.observer.start();
        return promptness;
    }

    /** Returns the maximum delay so far between the time a thread was due and the time it ran. */
    public Duration worst() {
        return Duration.ofNanos(worstNanos);
    }

    /**
     * Returns a time limit for this machine. The host, the proxy and the capture may each wait once for a processor.
     *
     * @param limit the limit on a machine without scheduling delays
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
