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

/** Condition that prevents hosts from receiving multicast, or may do so, and that an operator can correct. */
public sealed interface Finding {
    /**
     * Value of {@code limit} in {@link LimitReached} for the heap limit, which follows from the heap size of the
     * virtual machine.
     */
    String HEAP = "heap";

    /** The interface of the finding. */
    InterfaceName interfaceName();

    /** Calls the method of the visitor for this kind of finding. */
    <R> R accept(Visitor<R> visitor);

    /**
     * Visitor of the kinds of finding; an implementation without one of them does not compile.
     *
     * @param <R> result type
     */
    interface Visitor<R> {
        /** Visits another querier on a downstream interface. */
        R otherQuerier(OtherQuerier other);

        /** Visits a downstream interface without a querier. */
        R noQuerier(NoQuerier none);

        /** Visits ignored queries. */
        R querierIgnored(QuerierIgnored ignored);

        /** Visits routers that may not be the querier. */
        R querierRefused(QuerierRefused refused);

        /** Visits an upstream interface without queries. */
        R upstreamQuerierSilent(UpstreamQuerierSilent silent);

        /** Visits queries of another version. */
        R otherVersion(OtherVersion version);

        /** Visits an older host that answers no query. */
        R olderHostSilent(OlderHostSilent silent);

        /** Visits a contradicting report of a program on this router. */
        R ownHostReport(OwnHostReport report);

        /** Visits a reached limit. */
        R limitReached(LimitReached limit);

        /** Visits removed flows. */
        R flowsForgotten(FlowsForgotten forgotten);

        /** Visits an exceeded rate limit. */
        R rateExceeded(RateExceeded exceeded);

        /** Visits a join of a source-specific group without a source. */
        R sourcesNotNamed(SourcesNotNamed unnamed);

        /** Visits source-specific groups that are not reported. */
        R sourceSpecificNotReported(SourceSpecificNotReported unreported);

        /** Visits rejected sources. */
        R sourcesRejected(SourcesRejected rejected);

        /** Visits refused IGMP messages. */
        R igmpRefused(IgmpRefused refused);

        /** Visits refused kernel items. */
        R kernelRefused(KernelRefused refused);

        /** Visits kernel state that another program has changed. */
        R kernelChanged(KernelChanged changed);

        /** Visits messages that were not sent. */
        R messagesNotSent(MessagesNotSent unsent);

        /** Visits an interface without a VIF. */
        R noVif(NoVif noVif);
    }

    /**
     * Occurrences of an event.
     *
     * @param count number of occurrences
     * @param first time since the first one
     * @param last  time since the last one
     */
    record Occurrences(long count, Duration first, Duration last) {}

    /**
     * Another router is the querier of a downstream interface (RFC 4605 section 5).
     *
     * @param querier  its address
     * @param forwards true if the proxy forwards to the interface nevertheless
     */
    record OtherQuerier(InterfaceName interfaceName, Ipv4Address querier, boolean forwards) implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.otherQuerier(this);
        }
    }

    /**
     * A downstream interface has no querier, and the proxy may not be the querier.
     *
     * @param forwards   true if the proxy forwards to the interface nevertheless
     * @param hasMembers true if groups have members there
     */
    record NoQuerier(InterfaceName interfaceName, boolean forwards, boolean hasMembers) implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.noQuerier(this);
        }
    }

    /**
     * Queries were ignored because of their senders' addresses, or answered without applying their version and timers.
     *
     * @param routers  their senders
     * @param answered true if they were answered, as on the upstream interface
     */
    record QuerierIgnored(InterfaceName interfaceName, OtherRouters routers, boolean answered, Occurrences occurrences)
            implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.querierIgnored(this);
        }
    }

    /**
     * Routers whose queries do not count on an interface.
     *
     * @param addresses addresses of a few of them, the latest first, at least one
     * @param standing  reason
     * @param counting  networks whose routers count there
     * @param own       source address of the interface's queries, {@code 0.0.0.0} if it has none
     */
    record OtherRouters(
            List<Ipv4Address> addresses, QuerierStanding standing, List<Ipv4Prefix> counting, Ipv4Address own) {
        public OtherRouters {
            addresses = List.copyOf(addresses);
            counting = List.copyOf(counting);
        }

        /** Returns true if one of the routers would win an election against the interface. */
        public boolean wouldWin() {
            return own.isUnspecified() || addresses.stream().anyMatch(address -> address.compareTo(own) < 0);
        }
    }

    /**
     * A program on this router has sent an upstream report that contradicts the proxy's reports from the same address.
     * The proxy has reported the group again.
     *
     * @param group the group
     */
    record OwnHostReport(InterfaceName interfaceName, GroupAddress group, Occurrences occurrences) implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ownHostReport(this);
        }
    }

    /**
     * Routers would win the querier election of a downstream interface, but {@code querierAllowList} does not list
     * them.
     *
     * @param routers the routers
     */
    record QuerierRefused(InterfaceName interfaceName, OtherRouters routers, Occurrences occurrences)
            implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.querierRefused(this);
        }
    }

    /**
     * Another router sends queries of a version other than the proxy's preferred one (RFC 9776 sections 7.2.1 and
     * 7.3.1).
     *
     * @param router its address
     * @param heard  version of the queries, 1 to 3
     * @param spoken version of the proxy, 1 to 3
     */
    record OtherVersion(InterfaceName interfaceName, Ipv4Address router, int heard, int spoken, Occurrences occurrences)
            implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.otherVersion(this);
        }
    }

    /**
     * A group has expired because an IGMPv1 or IGMPv2 host answered none of the IGMPv3 queries.
     *
     * @param group the group
     * @param host  the last such host
     */
    record OlderHostSilent(InterfaceName interfaceName, GroupAddress group, Ipv4Address host, Occurrences occurrences)
            implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.olderHostSilent(this);
        }
    }

    /**
     * A limit is reached, and reports were refused.
     *
     * @param limit   configuration key of the limit, such as {@code maxGroups}, or {@link #HEAP}
     * @param maximum value of the limit; in MiB for the heap
     * @param group   group of the last refused report
     * @param host    sender of the last refused report
     */
    record LimitReached(
            InterfaceName interfaceName,
            String limit,
            int maximum,
            GroupAddress group,
            Ipv4Address host,
            Occurrences occurrences)
            implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.limitReached(this);
        }
    }

    /**
     * {@code maxFlows} is exceeded, and flows were removed.
     *
     * @param maximum   the limit
     * @param flow      the last removed flow
     * @param isWatched true if that flow had members
     */
    record FlowsForgotten(
            InterfaceName interfaceName, int maximum, MfcKey flow, boolean isWatched, Occurrences occurrences)
            implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.flowsForgotten(this);
        }
    }

    /**
     * A rate limit is exceeded. IGMP packets are dropped unread; upcalls are delayed.
     *
     * @param rate    the exceeded rate
     * @param maximum its limit, per second
     * @param address sender of the last packet
     */
    record RateExceeded(
            InterfaceName interfaceName, RateKind rate, int maximum, Ipv4Address address, Occurrences occurrences)
            implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rateExceeded(this);
        }
    }

    /**
     * A host has joined a source-specific group without naming a source (RFC 4604 section 3).
     *
     * @param group    the group
     * @param host     the last such host
     * @param version3 true if the host used IGMPv3
     */
    record SourcesNotNamed(
            InterfaceName interfaceName,
            GroupAddress group,
            Ipv4Address host,
            boolean version3,
            Occurrences occurrences)
            implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sourcesNotNamed(this);
        }
    }

    /**
     * The upstream interface uses IGMPv1 or IGMPv2, which cannot report source-specific groups (RFC 4604 section
     * 2.2.4).
     *
     * @param version version in use, 1 or 2
     * @param groups  number of wanted source-specific groups
     */
    record SourceSpecificNotReported(InterfaceName interfaceName, int version, long groups) implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sourceSpecificNotReported(this);
        }
    }

    /**
     * The upstream interface has had no general query for longer than the Other Querier Present Interval. Without
     * queries, upstream routers may let the memberships expire (RFC 9776 section 6.5).
     *
     * @param querier the last querier; empty if there was none, or none with an address
     * @param heard   true if a general query was ever received
     * @param silence time since the last query, or since the start of the proxy
     * @param allowed the Other Querier Present Interval (RFC 9776 section 8.5)
     */
    record UpstreamQuerierSilent(
            InterfaceName interfaceName,
            Optional<Ipv4Address> querier,
            boolean heard,
            Duration silence,
            Duration allowed)
            implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.upstreamQuerierSilent(this);
        }
    }

    /**
     * Sources send on an interface that has no network and no alt-subnet with their addresses.
     *
     * @param example one of the sources
     * @param sources number of sources
     * @param groups  number of groups that they send to
     */
    record SourcesRejected(InterfaceName interfaceName, RejectedSource example, long sources, long groups)
            implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sourcesRejected(this);
        }
    }

    /**
     * IGMP messages were refused.
     *
     * @param refusal reason
     * @param label   metric label value of the reason
     * @param hosts   senders of the messages
     */
    record IgmpRefused(
            InterfaceName interfaceName, Refusal refusal, String label, RefusedHosts hosts, Occurrences occurrences)
            implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.igmpRefused(this);
        }
    }

    /**
     * Hosts whose messages were refused.
     *
     * @param examples a few of them, the latest first
     * @param group    group of the last message that has one
     */
    record RefusedHosts(List<Ipv4Address> examples, Optional<GroupAddress> group) {
        public RefusedHosts {
            examples = List.copyOf(examples);
        }
    }

    /**
     * The kernel refuses items that an interface needs. The proxy tries again periodically.
     *
     * @param subject the first refused item, such as {@code VIF 3}
     * @param reason  the error
     * @param items   number of refused items
     */
    record KernelRefused(InterfaceName interfaceName, String subject, String reason, int items) implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.kernelRefused(this);
        }
    }

    /**
     * Another program has changed kernel state of the proxy. The proxy has restored it.
     *
     * @param subject the last changed item
     */
    record KernelChanged(InterfaceName interfaceName, String subject, Occurrences occurrences) implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.kernelChanged(this);
        }
    }

    /**
     * The kernel has failed to send IGMP messages.
     *
     * @param reason the last error
     */
    record MessagesNotSent(InterfaceName interfaceName, String reason, Occurrences occurrences) implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.messagesNotSent(this);
        }
    }

    /** The interface is configured and exists, but no VIF is left for it. */
    record NoVif(InterfaceName interfaceName) implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.noVif(this);
        }
    }
}
