package net.igmpproxy.core.engine.finding;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.rate.RateKind;

/** Something that keeps hosts from getting what they want, or may do so, and that an operator can mend. */
public sealed interface Finding {
    /** The limit of the heap that groups, sources and hosts may take, which the virtual machine's heap sets. */
    String HEAP = "heap";

    /** The interface it is about. */
    InterfaceName interfaceName();

    /**
     * How often something has happened.
     *
     * @param count how many times since it was first seen
     * @param first time since the first time
     * @param last  time since the last time
     */
    record Occurrences(long count, Duration first, Duration last) {}

    /**
     * Another router is the querier of a downstream interface (RFC 4605 section 5).
     *
     * @param querier  its address
     * @param forwards whether the proxy forwards to the interface all the same
     */
    record OtherQuerier(InterfaceName interfaceName, Ipv4Address querier, boolean forwards) implements Finding {}

    /**
     * The proxy may not be the querier of a downstream interface, and hears no other one.
     *
     * @param forwards   whether the proxy forwards to the interface all the same
     * @param hasMembers whether hosts there have joined groups
     */
    record NoQuerier(InterfaceName interfaceName, boolean forwards, boolean hasMembers) implements Finding {}

    /**
     * Queries were ignored because of their senders' addresses, or answered without the version and the timers in them.
     *
     * @param routers  their senders
     * @param answered whether they were answered, as upstream
     */
    record QuerierIgnored(InterfaceName interfaceName, OtherRouters routers, boolean answered, Occurrences occurrences)
            implements Finding {}

    /**
     * Routers whose queries do not count on an interface.
     *
     * @param addresses the addresses of the last of them, a few, latest first, at least one
     * @param standing  why
     * @param counting  the networks whose routers count there
     * @param own       the address that the interface queries with, {@code 0.0.0.0} if it has none
     */
    record OtherRouters(
            List<Ipv4Address> addresses, QuerierStanding standing, List<Ipv4Prefix> counting, Ipv4Address own) {
        public OtherRouters {
            addresses = List.copyOf(addresses);
            counting = List.copyOf(counting);
        }

        /** Whether one of them would win an election against the interface. */
        public boolean wouldWin() {
            return own.isUnspecified() || addresses.stream().anyMatch(address -> address.compareTo(own) < 0);
        }
    }

    /**
     * A program on this router has reported something upstream, with the router's address, that contradicts what the proxy
     * reports there; the proxy has reported the group again.
     *
     * @param group the group
     */
    record OwnHostReport(InterfaceName interfaceName, GroupAddress group, Occurrences occurrences) implements Finding {}

    /**
     * Other routers would be the querier of a downstream interface, but may not.
     *
     * @param routers the routers
     */
    record QuerierRefused(InterfaceName interfaceName, OtherRouters routers, Occurrences occurrences)
            implements Finding {}

    /**
     * Another router asks in another version than the proxy speaks (RFC 9776 sections 7.2.1 and 7.3.1).
     *
     * @param router its address
     * @param heard  its version, 1 to 3
     * @param spoken the proxy's version, 1 to 3
     */
    record OtherVersion(InterfaceName interfaceName, Ipv4Address router, int heard, int spoken, Occurrences occurrences)
            implements Finding {}

    /**
     * A group has ended since a host of IGMPv2 (or v1) has answered none of the queries, which are in the form of IGMPv3.
     *
     * @param group the group
     * @param host  the last such host
     */
    record OlderHostSilent(InterfaceName interfaceName, GroupAddress group, Ipv4Address host, Occurrences occurrences)
            implements Finding {}

    /**
     * A limit is reached, and reports have been refused for it.
     *
     * @param limit   the key of the configuration document that sets it, such as {@code maxGroups}, or {@link #HEAP}
     * @param maximum its value; of the heap, MiB
     * @param group   the group of the last refused report
     * @param host    who sent it
     */
    record LimitReached(
            InterfaceName interfaceName,
            String limit,
            int maximum,
            GroupAddress group,
            Ipv4Address host,
            Occurrences occurrences)
            implements Finding {}

    /**
     * There are more flows than {@code maxFlows} allows, and some were forgotten.
     *
     * @param maximum   the limit
     * @param flow      the last one
     * @param isWatched whether members watched it
     */
    record FlowsForgotten(
            InterfaceName interfaceName, int maximum, MfcKey flow, boolean isWatched, Occurrences occurrences)
            implements Finding {}

    /**
     * Something comes more often than it may. IGMP packets are dropped unread then; questions of the kernel wait.
     *
     * @param rate    what
     * @param maximum how often it may come, in a second
     * @param address who sent the last one
     */
    record RateExceeded(
            InterfaceName interfaceName, RateKind rate, int maximum, Ipv4Address address, Occurrences occurrences)
            implements Finding {}

    /**
     * A host has asked for a source-specific group without naming a source (RFC 4604 section 3).
     *
     * @param group   the group
     * @param host    the last such host
     * @param version3 whether it speaks the version that knows sources
     */
    record SourcesNotNamed(
            InterfaceName interfaceName,
            GroupAddress group,
            Ipv4Address host,
            boolean version3,
            Occurrences occurrences)
            implements Finding {}

    /**
     * The upstream interface speaks a version that knows no sources: source-specific groups cannot be asked for there (RFC
     * 4604 section 2.2.4).
     *
     * @param version 1 or 2
     * @param groups  how many are wanted
     */
    record SourceSpecificNotReported(InterfaceName interfaceName, int version, long groups) implements Finding {}

    /**
     * No querier is heard on the upstream interface any more, or none has been for so long that one should have been.
     * Without its queries, whoever forwards there may take the memberships to have ended (RFC 9776 section 6.5).
     *
     * @param querier the last querier; empty if none was heard, or only such as have no address
     * @param heard   whether any query was heard at all
     * @param silence time since the last query, or since the proxy has begun to listen
     * @param allowed how long it may have been: the Other Querier Present Interval (section 8.5)
     */
    record UpstreamQuerierSilent(
            InterfaceName interfaceName,
            Optional<Ipv4Address> querier,
            boolean heard,
            Duration silence,
            Duration allowed)
            implements Finding {}

    /**
     * Sources send into an interface that no network of it and no alt-subnet admits.
     *
     * @param example one of them
     * @param sources how many sources there are
     * @param groups  how many groups they send to
     */
    record SourcesRejected(InterfaceName interfaceName, RejectedSource example, long sources, long groups)
            implements Finding {}

    /**
     * IGMP messages were refused.
     *
     * @param refusal why
     * @param label   the same as counters name it
     * @param hosts   who has sent them
     */
    record IgmpRefused(
            InterfaceName interfaceName, Refusal refusal, String label, RefusedHosts hosts, Occurrences occurrences)
            implements Finding {}

    /**
     * Hosts that were refused.
     *
     * @param examples the last of them, a few, latest first
     * @param group    the group of the last message that was about one
     */
    record RefusedHosts(List<Ipv4Address> examples, Optional<GroupAddress> group) {
        public RefusedHosts {
            examples = List.copyOf(examples);
        }
    }

    /**
     * The kernel refuses what an interface needs; it is tried again and again.
     *
     * @param subject what it refuses, such as {@code VIF 3}
     * @param reason  the error
     * @param items   how many items of the interface are refused
     */
    record KernelRefused(InterfaceName interfaceName, String subject, String reason, int items) implements Finding {}

    /**
     * Another program has changed what the proxy had set in the kernel; it was set again.
     *
     * @param subject the last such item
     */
    record KernelChanged(InterfaceName interfaceName, String subject, Occurrences occurrences) implements Finding {}

    /**
     * The kernel has not sent IGMP messages.
     *
     * @param reason the last error
     */
    record MessagesNotSent(InterfaceName interfaceName, String reason, Occurrences occurrences) implements Finding {}

    /** The interface is configured and exists, but the kernel has no VIF left for it. */
    record NoVif(InterfaceName interfaceName) implements Finding {}
}
