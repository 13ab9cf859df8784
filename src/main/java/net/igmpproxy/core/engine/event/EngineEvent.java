package net.igmpproxy.core.engine.event;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.finding.RejectedSource;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.rate.RateKind;

/**
 * Something worth telling people: what logs, counters and event streams are made of. The engine tells what the protocol
 * has come to; what has become of its outputs, the one who carries them out.
 */
public sealed interface EngineEvent {
    /**
     * A host was heard of as a member of a group for the first time.
     *
     * @param interfaceName the downstream interface
     * @param group         the group
     * @param host          the host
     */
    record MemberJoined(InterfaceName interfaceName, GroupAddress group, Ipv4Address host) implements EngineEvent {}

    /**
     * A host said that it is a member of a group no more.
     *
     * @param interfaceName the downstream interface
     * @param group         the group
     * @param host          the host
     */
    record MemberLeft(InterfaceName interfaceName, GroupAddress group, Ipv4Address host) implements EngineEvent {}

    /**
     * What is reported upstream of a group has changed.
     *
     * @param interfaceName the upstream interface
     * @param group         the group
     * @param change        whether that makes the proxy a member, or one no more
     * @param filter        what is reported now; nothing if the group was left
     */
    record UpstreamChanged(
            InterfaceName interfaceName, GroupAddress group, MembershipChange change, SourceFilter filter)
            implements EngineEvent {}

    /** How the proxy's own membership of a group has changed. */
    enum MembershipChange {
        /** It has become a member. */
        JOINED,
        /** It wants other sources than before. */
        CHANGED,
        /** It is a member no more. */
        LEFT;

        public static MembershipChange between(SourceFilter before, SourceFilter after) {
            if (after.isNothing()) {
                return LEFT;
            }
            return before.isNothing() ? JOINED : CHANGED;
        }
    }

    /**
     * The kernel has taken a forwarding entry: a new one, or another in place of one that it had.
     *
     * @param key     what it matches
     * @param input   the interface its packets come in on
     * @param outputs the interfaces they leave through, in order of name; none in a negative entry
     */
    record RouteInstalled(MfcKey key, InterfaceName input, List<InterfaceName> outputs) implements EngineEvent {
        public RouteInstalled {
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * The kernel has given up a forwarding entry.
     *
     * @param key   what it matched
     * @param input the interface its packets came in on
     */
    record RouteRemoved(MfcKey key, InterfaceName input) implements EngineEvent {}

    /**
     * A source sends to a group, but no network of the interface, nor an alt-subnet, admits it.
     *
     * @param source the source
     */
    record SourceRejected(RejectedSource source) implements EngineEvent {}

    /**
     * An interface has another querier.
     *
     * @param interfaceName the downstream interface
     * @param querier       its querier
     * @param self          whether it is this proxy
     * @param forwards      whether packets are forwarded to the interface
     */
    record QuerierChanged(InterfaceName interfaceName, Ipv4Address querier, boolean self, boolean forwards)
            implements EngineEvent {}

    /**
     * Another router would be the querier of an interface, but may not.
     *
     * @param interfaceName the downstream interface
     * @param router        the router
     */
    record QuerierRefused(InterfaceName interfaceName, Ipv4Address router) implements EngineEvent {}

    /**
     * Another router asks in another version of IGMP than the proxy speaks (RFC 9776 sections 7.2.1 and 7.3.1).
     *
     * @param interfaceName the interface
     * @param router        the router
     * @param heard         its version, 1 to 3
     * @param spoken        the proxy's version from now on, 1 to 3
     */
    record OtherVersionHeard(InterfaceName interfaceName, Ipv4Address router, int heard, int spoken)
            implements EngineEvent {}

    /**
     * A report was refused, at least in part, or a source forgotten, because a limit is reached.
     *
     * @param interfaceName the interface
     * @param limit         the key of the configuration document that sets it
     * @param maximum       its value
     * @param group         the group that was reported, or sent to
     * @param host          who reported it, or sent to it
     */
    record LimitReached(InterfaceName interfaceName, String limit, int maximum, GroupAddress group, Ipv4Address host)
            implements EngineEvent {}

    /**
     * Something came more often than it may on an interface. IGMP packets were dropped unread; questions of the kernel wait.
     *
     * @param interfaceName the interface
     * @param rate          what came too often
     * @param maximum       how often it may come, in a second
     * @param address       who sent the last one
     * @param times         how many came too often since this was last told
     */
    record RateExceeded(InterfaceName interfaceName, RateKind rate, int maximum, Ipv4Address address, long times)
            implements EngineEvent {}

    /**
     * An interface has begun or ceased to work.
     *
     * @param interfaceName the interface
     * @param state         how it is now
     */
    record InterfaceChanged(InterfaceName interfaceName, InterfaceStatus.State state) implements EngineEvent {}

    /**
     * An IGMP message, or a part of one, was of no effect.
     *
     * @param interfaceName where it came in
     * @param reason        why, a label of few values such as {@code bad_checksum}
     */
    record IgmpDropped(String interfaceName, String reason) implements EngineEvent {}

    /**
     * There is no VIF left for an interface: the kernel has {@value net.igmpproxy.core.forwarding.mfc.VifTtls#MAX_VIFS}.
     *
     * @param interfaceName the interface that goes without
     */
    record VifsExhausted(InterfaceName interfaceName) implements EngineEvent {}

    /**
     * Another program has changed what the proxy had set in the kernel; it is set again.
     *
     * @param interfaceName the interface that it concerns
     * @param subject       the first item, such as {@code VIF 3}
     * @param items         how many items it concerns, 1 or more
     */
    record KernelChanged(InterfaceName interfaceName, String subject, int items) implements EngineEvent {}

    /**
     * A configuration has been brought into force.
     *
     * @param enabled whether the proxy is to work
     * @param whole   whether the configuration has all that the proxy needs to work
     */
    record ConfigurationApplied(boolean enabled, boolean whole) implements EngineEvent {}

    /** The engine has been started anew, with all that it had learnt. */
    record Restarted() implements EngineEvent {}
}
