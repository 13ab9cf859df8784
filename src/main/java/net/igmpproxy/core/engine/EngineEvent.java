package net.igmpproxy.core.engine;

import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;

/** Something worth telling people: what logs, counters and event streams are made of. */
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
     * @param group  the group
     * @param filter what is reported now; nothing if the group was left
     */
    record UpstreamChanged(GroupAddress group, SourceFilter filter) implements EngineEvent {}

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
     * A report was refused, at least in part, because a limit is reached.
     *
     * @param interfaceName the downstream interface
     * @param limit         the key of the configuration document that sets it
     * @param maximum       its value
     * @param group         the group that was reported
     * @param host          who reported it
     */
    record LimitReached(InterfaceName interfaceName, String limit, int maximum, GroupAddress group, Ipv4Address host)
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
     * There is no VIF left for an interface: the kernel has {@value net.igmpproxy.core.forwarding.VifTtls#MAX_VIFS}.
     *
     * @param interfaceName the interface that goes without
     */
    record VifsExhausted(InterfaceName interfaceName) implements EngineEvent {}
}
