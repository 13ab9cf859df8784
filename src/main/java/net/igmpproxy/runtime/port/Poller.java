package net.igmpproxy.runtime.port;

/** Waits for the descriptors of a {@link Kernel} and for other threads. */
public interface Poller {
    /**
     * Waits until a descriptor is readable, another thread calls {@link #wakeUp()}, or the timeout expires.
     *
     * @param timeoutNanos timeout in nanoseconds; 0 or less does not wait, {@link Long#MAX_VALUE} waits without limit
     * @return the readable descriptors
     */
    Readiness await(long timeoutNanos);

    /** Ends the current or the next wait. Thread-safe. */
    void wakeUp();

    /**
     * Readable descriptors.
     *
     * @param igmp      the IGMP socket
     * @param links     the link monitor
     * @param successor true if another process requests a handover
     */
    record Readiness(boolean igmp, boolean links, boolean successor) {}
}
