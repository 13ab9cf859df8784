package net.igmpproxy.runtime.port;

/** Waits for the descriptors of a {@link Kernel} and for other threads. */
public interface Poller {
    /**
     * Waits until something can be read, until another thread calls {@link #wakeUp()}, or until the time is over.
     *
     * @param timeoutNanos how long at most, in nanoseconds; 0 or less does not wait; {@link Long#MAX_VALUE} waits
     *                     without limit
     * @return what can be read
     */
    Readiness await(long timeoutNanos);

    /** Ends a wait, the present or the next one. Any thread may call this. */
    void wakeUp();

    /**
     * What can be read.
     *
     * @param igmp      the IGMP socket
     * @param links     the link monitor
     * @param successor who wants the place of this process
     */
    record Readiness(boolean igmp, boolean links, boolean successor) {}
}
