package net.igmpproxy.runtime.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.event.MembershipPage;
import net.igmpproxy.core.engine.event.MessageCount;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.RejectedTraffic;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.runtime.port.Limitation;
import net.igmpproxy.runtime.port.Route;

/**
 * Interface of the running proxy for other threads. Every method waits for the loop thread unless it is documented to
 * return immediately. A {@link ProxyUnavailableException} means that nothing was or will be done, unless its message
 * says otherwise.
 */
public interface ProxyControl {
    /** Maximum number of groups per query, so that the loop delays input by less than a millisecond. */
    int GROUPS_AT_ONCE = 250;

    /** Returns the configuration in force. Returns immediately. */
    ProxyConfiguration configuration();

    /**
     * Brings a configuration into force. Only the differences take effect.
     *
     * @throws ProxyUnavailableException if the loop does not answer. It may have started the change:
     *     {@link #configuration} shows whether it is in force
     */
    void apply(ProxyConfiguration configuration);

    /**
     * Runs a change of the stored configuration, during which no handover takes place. The next process reads the
     * stored configuration once it has taken over. Does not wait for the loop thread.
     *
     * @throws ProxyUnavailableException during or after a handover, or if the loop has ended; the change is not run
     */
    <T> T keepingPlace(Supplier<T> change);

    /** Returns the forwarding status and its reasons. */
    ServiceStatus status();

    /** Returns the configured interfaces in order of name. */
    List<InterfaceStatus> interfaces();

    /**
     * Returns memberships, in order of group and then of interface name.
     *
     * @param from       first group of the range
     * @param mostGroups maximum number of groups, 1 or more
     */
    MembershipPage memberships(GroupAddress from, int mostGroups);

    /** Returns all memberships, in order of group and then of interface name, by several queries to the loop. */
    default List<GroupMembership> memberships() {
        List<GroupMembership> all = new ArrayList<>();
        Optional<GroupAddress> from = Optional.of(GroupAddress.LOWEST);
        while (from.isPresent()) {
            MembershipPage page = memberships(from.get(), GROUPS_AT_ONCE);
            all.addAll(page.memberships());
            from = page.next();
        }
        return all;
    }

    /** Returns the routes in order of group and then of source, with the kernel's counters. */
    List<Route> routes();

    /**
     * Returns the traffic dropped for lack of an alt-subnet, in order of group and then of source, with current
     * counters.
     */
    List<RejectedTraffic> rejectedTraffic();

    /**
     * Returns the findings, which are problems or risks for the delivery to hosts; empty while the proxy does not run.
     */
    List<Finding> findings();

    /** Returns the unavailable features; empty while the proxy does not run. */
    List<Limitation> limitations();

    /** Returns the counters of IGMP messages accepted and sent since the start of the engine. */
    List<MessageCount> messageCounts();

    /** Returns the statistics of the loop. Returns immediately. */
    LoopStatistics statistics();

    /** Result of {@link #unresponsive()} after the loop has ended by an internal error. */
    Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** Returns the time for which the loop has not executed its commands; zero if it does. Returns immediately. */
    Duration unresponsive();

    /** Returns the number of contained internal errors. Returns immediately. */
    long faults();

    /**
     * Returns the number of IGMP packets and upcalls that the kernel dropped because the receive buffer was full.
     * Counted since the socket was opened; 0 while the proxy does not run.
     */
    long lostPackets();

    /**
     * Restarts the engine with the present configuration; returns when it forwards again.
     *
     * @param mode keeps or discards the state of the engine
     * @throws IllegalStateException if the configuration is incomplete ("igmp-proxy is not configured") or not enabled
     *     ("igmp-proxy is disabled")
     */
    void restart(RestartMode mode);
}
