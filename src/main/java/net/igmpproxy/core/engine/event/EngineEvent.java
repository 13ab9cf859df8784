package net.igmpproxy.core.engine.event;

import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.finding.RejectedSource;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.rate.RateKind;

/** Protocol event, for logs, counters and event streams. */
public sealed interface EngineEvent {
    /** Calls the method of the visitor for this kind of event. */
    void accept(Visitor visitor);

    /** Visitor of the kinds of event; an implementation without one of them does not compile. */
    interface Visitor {
        /** Visits a host that has become a member. */
        void memberJoined(MemberJoined joined);

        /** Visits a host that has left a group. */
        void memberLeft(MemberLeft left);

        /** Visits a change of an upstream membership. */
        void upstreamChanged(UpstreamChanged change);

        /** Visits a rejected source. */
        void sourceRejected(SourceRejected rejected);

        /** Visits a change of the querier. */
        void querierChanged(QuerierChanged change);

        /** Visits a router that may not be the querier. */
        void querierRefused(QuerierRefused refused);

        /** Visits a query of another version. */
        void otherVersionHeard(OtherVersionHeard heard);

        /** Visits a reached limit. */
        void limitReached(LimitReached reached);

        /** Visits an exceeded rate limit. */
        void rateExceeded(RateExceeded exceeded);

        /** Visits a change of an interface's state. */
        void interfaceChanged(InterfaceChanged change);

        /** Visits a dropped IGMP message. */
        void igmpDropped(IgmpDropped dropped);

        /** Visits an interface without a VIF. */
        void vifsExhausted(VifsExhausted exhausted);

        /** Visits kernel state that another program has changed. */
        void kernelChanged(KernelChanged changed);
    }

    /**
     * A host has become a member of a group.
     *
     * @param interfaceName the downstream interface
     * @param group         the group
     * @param host          the host
     */
    record MemberJoined(InterfaceName interfaceName, GroupAddress group, Ipv4Address host) implements EngineEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.memberJoined(this);
        }
    }

    /**
     * A host has left a group by a report of its own.
     *
     * @param interfaceName the downstream interface
     * @param group         the group
     * @param host          the host
     */
    record MemberLeft(InterfaceName interfaceName, GroupAddress group, Ipv4Address host) implements EngineEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.memberLeft(this);
        }
    }

    /**
     * The filter reported upstream for a group has changed.
     *
     * @param interfaceName the upstream interface
     * @param group         the group
     * @param change        effect on the proxy's membership
     * @param filter        the new filter; empty after a leave
     */
    record UpstreamChanged(
            InterfaceName interfaceName, GroupAddress group, MembershipChange change, SourceFilter filter)
            implements EngineEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.upstreamChanged(this);
        }
    }

    /** Change of the proxy's own membership in a group. */
    enum MembershipChange {
        /** The proxy has become a member. */
        JOINED,
        /** The proxy's source filter has changed. */
        CHANGED,
        /** The proxy is no longer a member. */
        LEFT;

        public static MembershipChange between(SourceFilter before, SourceFilter after) {
            if (after.isNothing()) {
                return LEFT;
            }
            return before.isNothing() ? JOINED : CHANGED;
        }
    }

    /**
     * Packets of a source are dropped because it is in no network and no alt-subnet of the interface.
     *
     * @param source the source
     */
    record SourceRejected(RejectedSource source) implements EngineEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.sourceRejected(this);
        }
    }

    /**
     * The querier of an interface has changed.
     *
     * @param interfaceName the downstream interface
     * @param querier       its querier
     * @param self          true if the querier is this proxy
     * @param forwards      true if packets are forwarded to the interface
     */
    record QuerierChanged(InterfaceName interfaceName, Ipv4Address querier, boolean self, boolean forwards)
            implements EngineEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.querierChanged(this);
        }
    }

    /**
     * A router would win the querier election of an interface, but {@code querierAllowList} does not list it.
     *
     * @param interfaceName the downstream interface
     * @param router        the router
     */
    record QuerierRefused(InterfaceName interfaceName, Ipv4Address router) implements EngineEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.querierRefused(this);
        }
    }

    /**
     * Another router has sent a query of a version other than the proxy's preferred one (RFC 9776 sections 7.2.1 and
     * 7.3.1).
     *
     * @param interfaceName the interface
     * @param router        the router
     * @param heard         version of the query, 1 to 3
     * @param spoken        version of the proxy from now on, 1 to 3
     */
    record OtherVersionHeard(InterfaceName interfaceName, Ipv4Address router, int heard, int spoken)
            implements EngineEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.otherVersionHeard(this);
        }
    }

    /**
     * A report was refused, in whole or in part, or a flow was removed, because a limit is reached.
     *
     * @param interfaceName the interface
     * @param limit         configuration key of the limit
     * @param maximum       value of the limit
     * @param group         group of the report or flow
     * @param host          sender of the report or packets
     */
    record LimitReached(InterfaceName interfaceName, String limit, int maximum, GroupAddress group, Ipv4Address host)
            implements EngineEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.limitReached(this);
        }
    }

    /**
     * A rate limit was exceeded on an interface. IGMP packets were dropped unread; upcalls are delayed.
     *
     * @param interfaceName the interface
     * @param rate          the exceeded rate
     * @param maximum       its limit, per second
     * @param address       sender of the last packet
     * @param times         number of packets or upcalls above the limit since the last such event
     */
    record RateExceeded(InterfaceName interfaceName, RateKind rate, int maximum, Ipv4Address address, long times)
            implements EngineEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.rateExceeded(this);
        }
    }

    /**
     * The state of an interface has changed.
     *
     * @param interfaceName the interface
     * @param state         its new state
     */
    record InterfaceChanged(InterfaceName interfaceName, InterfaceStatus.State state) implements EngineEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.interfaceChanged(this);
        }
    }

    /**
     * An IGMP message, or part of one, was dropped.
     *
     * @param interfaceName the receiving interface; empty if unknown
     * @param reason        metric label value of the reason, such as {@code bad_checksum}
     */
    record IgmpDropped(String interfaceName, String reason) implements EngineEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.igmpDropped(this);
        }
    }

    /**
     * No VIF is left for an interface: the kernel has {@value net.igmpproxy.core.forwarding.mfc.VifTtls#MAX_VIFS}.
     *
     * @param interfaceName the interface without a VIF
     */
    record VifsExhausted(InterfaceName interfaceName) implements EngineEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.vifsExhausted(this);
        }
    }

    /**
     * Another program has changed kernel state of the proxy. The proxy restores it.
     *
     * @param interfaceName the interface of the changed items
     * @param subject       the first item, such as {@code VIF 3}
     * @param items         number of changed items, 1 or more
     */
    record KernelChanged(InterfaceName interfaceName, String subject, int items) implements EngineEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.kernelChanged(this);
        }
    }
}
