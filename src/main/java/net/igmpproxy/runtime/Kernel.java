package net.igmpproxy.runtime;

/**
 * What the proxy needs of the kernel of one network namespace. Implemented in {@code net.igmpproxy.linux}; used by the
 * loop thread only, but for {@link Poller#wakeUp()}, {@link MulticastRoutes#counters()} and
 * {@link MulticastRoutes#vifCounters()}.
 */
public interface Kernel extends AutoCloseable {
    /** The raw IGMP socket, which also owns multicast routing. */
    IgmpSocket igmp();

    /** VIFs and the multicast forwarding cache. */
    MulticastRoutes routes();

    /** Interfaces and their addresses. */
    LinkMonitor links();

    /** Waits for any of them. */
    Poller poller();

    /** Gives everything back: the kernel removes the VIFs and entries of the routing socket. */
    @Override
    void close();

    /** Opens a {@link Kernel}. */
    @FunctionalInterface
    interface Opener {
        /**
         * Becomes the namespace's multicast router ({@code MRT_INIT}).
         *
         * @throws RoutingTableInUseException if another multicast routing daemon is it already
         * @throws KernelException            if a capability or a kernel option is missing, or a call failed
         */
        Kernel open();
    }
}
