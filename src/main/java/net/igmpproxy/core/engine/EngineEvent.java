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
     */
    record QuerierChanged(InterfaceName interfaceName, Ipv4Address querier, boolean self) implements EngineEvent {}

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
