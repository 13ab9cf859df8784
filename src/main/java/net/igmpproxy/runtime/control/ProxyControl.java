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
 * What other threads may ask of the running proxy and tell it. Every method waits for the loop thread's answer unless it says
 * that it returns at once. A {@link ProxyUnavailableException} means that nothing was done, and nothing will be, unless its message
 * says otherwise.
 */
public interface ProxyControl {
    /** How many groups the loop may be asked for at once, so that what comes in meanwhile waits less than a millisecond. */
    int GROUPS_AT_ONCE = 250;

    /** The configuration in force. Returns at once. */
    ProxyConfiguration configuration();

    /**
     * Brings a configuration into force by differences: what it does not change is not touched.
     *
     * @throws ProxyUnavailableException if the loop does not answer: {@link #configuration} tells whether it is in force all the
     *                                   same, since the loop has begun with it
     */
    void apply(ProxyConfiguration configuration);

    /**
     * Runs a change of what is stored, during which no other process takes the place of this one: the next process reads what is
     * stored once it has the place. Does not wait for the loop thread itself.
     *
     * @throws ProxyUnavailableException if another process is taking the place, or has it, or the loop has ended: the change is
     *                                   not run
     */
    <T> T keepingPlace(Supplier<T> change);

    /** Whether the proxy forwards, and why not. */
    ServiceStatus status();

    /** The configured interfaces in order of their names. */
    List<InterfaceStatus> interfaces();

    /**
     * The memberships of some groups, in order of group and then of interface name.
     *
     * @param from       the first of them, if it has members
     * @param mostGroups how many groups, 1 or more
     */
    MembershipPage memberships(GroupAddress from, int mostGroups);

    /** All memberships, in order of group and then of interface name; the loop is asked in small pieces. */
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

    /** The forwarding entries in order of group and then of source, with the kernel's counters. */
    List<Route> routes();

    /** What is dropped for want of an alt-subnet, in order of group and then of source, as the kernel counts it now. */
    List<RejectedTraffic> rejectedTraffic();

    /** What keeps hosts from getting what they want, or may do so; empty while the proxy does not run. */
    List<Finding> findings();

    /** Conveniences that are not available; empty while the proxy does not run. */
    List<Limitation> limitations();

    /** The IGMP messages that were understood and sent since the engine was started. */
    List<MessageCount> messageCounts();

    /** How the loop works. Returns at once. */
    LoopStatistics statistics();

    /** What {@link #unresponsive()} returns once the loop has ended by a fault: it will never answer again. */
    Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** For how long the loop has not come to what it was given to do; zero while it does. Returns at once. */
    Duration unresponsive();

    /** How many mistakes of this program have come to light, each in handling one packet, command or event. Returns at once. */
    long faults();

    /**
     * How many IGMP packets and upcalls the kernel has dropped because the proxy did not read them in time, since it opened
     * its socket; 0 while it does not work.
     */
    long lostPackets();

    /**
     * Starts the engine anew with the present configuration; returns when it forwards again.
     *
     * @param mode what becomes of what it has learnt
     * @throws IllegalStateException if the configuration is incomplete ("igmp-proxy is not configured") or not enabled
     *                               ("igmp-proxy is disabled")
     */
    void restart(RestartMode mode);
}
