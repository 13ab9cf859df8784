package net.igmpproxy.core.engine.finding;

/**
 * Why the engine makes nothing of a valid IGMP message; what is no message at all has its reason from the decoder, and what
 * the router side ignores from there ({@link net.igmpproxy.core.router.host.IgnoredReport}).
 */
public enum DropReason {
    /** It came in on an interface that is not configured, or has no role. */
    UNKNOWN_INTERFACE("unknown_interface"),
    /** The proxy's own, or its host's. */
    OWN_MESSAGE("own_message"),
    /** A report on the upstream interface: another host's, which the proxy does not serve. */
    REPORT_ON_UPSTREAM("report_on_upstream"),
    /** A report from an address outside the interface's networks and alt-subnets, or from one that no host has. */
    FOREIGN_SOURCE("foreign_source"),
    /** A query from an address outside the interface's networks, or from one that no router has. */
    FOREIGN_QUERIER("foreign_querier"),
    /** A Leave to an address other than 224.0.0.2 and the group's (RFC 2236 sections 3 and 9). */
    LEAVE_DESTINATION("leave_destination"),
    /** A report of a group in 224.0.0.0/24, which is never forwarded. */
    LINK_LOCAL_GROUP("link_local_group"),
    /** A report of a group that the interface's policy denies. */
    GROUP_DENIED("group_denied"),
    /** A record of unknown type or for no multicast group, in a report otherwise handled. */
    IGNORED_RECORD("ignored_record");

    private final String label;

    DropReason(String label) {
        this.label = label;
    }

    /** The name in counters. */
    public String label() {
        return label;
    }
}
