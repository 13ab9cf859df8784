package net.igmpproxy.runtime.port;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.igmpproxy.runtime.handover.StateSnapshot;

/**
 * Kernel interface of the proxy in one network namespace. Implemented in {@code net.igmpproxy.linux}. Confined to the
 * loop thread, except for {@link Poller#wakeUp()}, and for {@link #traffic()}, which other threads use.
 */
public interface Kernel extends AutoCloseable {
    /** Returns the raw IGMP socket, which also owns multicast routing. */
    IgmpSocket igmp();

    /** Returns the VIFs and the multicast forwarding cache (MFC). */
    MulticastRoutes routes();

    /** Returns the counters of the multicast routing table, for threads other than the loop thread. */
    TrafficCounters traffic();

    /** Returns the monitor of interfaces and their addresses. */
    LinkMonitor links();

    /** Returns the poller of all descriptors. */
    Poller poller();

    /** Returns the state left by the previous process; empty if this process started without one. */
    Optional<Legacy> legacy();

    /** Gives the calling thread, which is to use this kernel, real-time priority as far as permitted. */
    void attach();

    /**
     * Checks that the state left by the previous process still belongs to this one, and notifies that process of the
     * progress. Must be called until {@link #settle}, at intervals of less than five seconds.
     *
     * @throws KernelException if the previous process has timed out and resumed; this kernel must be left
     */
    void requireInheritance();

    /**
     * Completes the takeover: the previous process may exit, and other processes may request a handover. Must be called
     * once.
     *
     * @return false if the previous process has timed out and resumed; this kernel must be left
     */
    boolean settle();

    /**
     * Gives the routing socket to the keeper, if there is one, which keeps the routes if this process dies. Must be
     * called periodically, since a keeper may start later. A failure is one of the {@link #limitations}.
     */
    void keep();

    /** Returns the unavailable features. The supplier blocks, and must be called on the requesting thread. */
    Supplier<List<Limitation>> limitations();

    /**
     * Stores the routing socket and the snapshot with a service manager for the next process.
     *
     * @param state snapshot as written by {@link StateSnapshot}
     * @return true if a service manager has stored them
     */
    boolean bequeath(byte[] state);

    /**
     * Gives inherited state back to the service manager or keeper it came from, for the next process. {@link #leave}
     * must follow.
     *
     * @param state snapshot as written by {@link StateSnapshot}
     * @return true if state was inherited and is kept
     */
    boolean withdraw(byte[] state);

    /** Returns a process that requests a handover, if any. */
    Optional<Successor> successor();

    /**
     * Closes all descriptors without changing VIFs and MFC entries, which stay with other holders of the routing
     * socket.
     */
    void leave();

    /** Closes all descriptors; the kernel removes the VIFs and MFC entries of the routing socket. */
    @Override
    void close();

    /** Factory of {@link Kernel}s. */
    @FunctionalInterface
    interface Opener {
        /**
         * Becomes the multicast router of the namespace ({@code MRT_INIT}), or takes over from the process that is.
         *
         * @throws RoutingTableInUseException if another multicast routing daemon is active
         * @throws KernelException            if a capability or a kernel option is missing, or a call failed
         */
        Kernel open();
    }
}
