package net.igmpproxy.runtime.port;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.igmpproxy.runtime.handover.StateSnapshot;

/**
 * What the proxy needs of the kernel of one network namespace. Implemented in {@code net.igmpproxy.linux}; used by the
 * loop thread only, but for {@link Poller#wakeUp()} and {@link #traffic()}, which is for all others.
 */
public interface Kernel extends AutoCloseable {
    /** The raw IGMP socket, which also owns multicast routing. */
    IgmpSocket igmp();

    /** VIFs and the multicast forwarding cache. */
    MulticastRoutes routes();

    /** Counters of the routing table, for other threads than the loop's. */
    TrafficCounters traffic();

    /** Interfaces and their addresses. */
    LinkMonitor links();

    /** Waits for any of them. */
    Poller poller();

    /** What a process before this one has left; empty if this one has begun with nothing. */
    Optional<Legacy> legacy();

    /** Has the calling thread, which is to use this kernel, go before other programs' as far as that is allowed. */
    void attach();

    /**
     * Makes sure that what a process before this one has left is still this one's to work with, and tells that process that the
     * work goes on. To be called now and then until {@link #settle}, at intervals of less than five seconds.
     *
     * @throws KernelException if that process has not waited and works again: this kernel is to be left
     */
    void requireInheritance();

    /**
     * All is in place: the process that was here before may go, and others may ask for this place from now on. To be called
     * once.
     *
     * @return false if that process has not waited and works on: this kernel is to be left
     */
    boolean settle();

    /**
     * Gives the routing socket to the keeper, if there is one: it keeps packets going should this process die. To be called
     * now and then, since a keeper may come later. What fails is one of the {@link #limitations}.
     */
    void keep();

    /** Conveniences that are not available. The list is made on the thread that asks for it, and takes a while. */
    Supplier<List<Limitation>> limitations();

    /**
     * Leaves the routing socket, and what is known, with a service manager that keeps them for the next process.
     *
     * @param state what is known, as {@link StateSnapshot} writes it
     * @return whether there is one that does
     */
    boolean bequeath(byte[] state);

    /**
     * Leaves what was inherited to the service manager or the keeper that had it, which keeps it for the next process. To be
     * followed by {@link #leave}.
     *
     * @param state what is known, as {@link StateSnapshot} writes it
     * @return whether anything was inherited, and is kept
     */
    boolean withdraw(byte[] state);

    /** A process that wants the place of this one, if one has asked. */
    Optional<Successor> successor();

    /** Lets go of everything and changes nothing: VIFs and entries stay with whoever else has the routing socket. */
    void leave();

    /** Gives everything back: the kernel removes the VIFs and entries of the routing socket. */
    @Override
    void close();

    /** Opens a {@link Kernel}. */
    @FunctionalInterface
    interface Opener {
        /**
         * Becomes the namespace's multicast router ({@code MRT_INIT}), or takes the place of the process that is.
         *
         * @throws RoutingTableInUseException if another multicast routing daemon is it already
         * @throws KernelException            if a capability or a kernel option is missing, or a call failed
         */
        Kernel open();
    }
}
