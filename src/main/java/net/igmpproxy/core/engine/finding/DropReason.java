package net.igmpproxy.core.engine.finding;

/**
 * Reason for dropping a valid IGMP message in the engine. Undecodable messages have a
 * {@link net.igmpproxy.core.wire.DecodeError}. Messages that the router side ignores have an
 * {@link net.igmpproxy.core.router.host.IgnoredReport}.
 */
public enum DropReason {
    /** Interface not configured, or without a role. */
    UNKNOWN_INTERFACE("unknown_interface"),
    /** Message of the proxy or of its own host. */
    OWN_MESSAGE("own_message"),
    /** Report of another host on the upstream interface. */
    REPORT_ON_UPSTREAM("report_on_upstream"),
    /**
     * Report from an address outside the interface's networks and alt-subnets, or from an address that no host can
     * have.
     */
    FOREIGN_SOURCE("foreign_source"),
    /** Query from an address outside the interface's networks, or from an address that no router can have. */
    FOREIGN_QUERIER("foreign_querier"),
    /** Leave to an address other than 224.0.0.2 and the group's (RFC 2236 sections 3 and 9). */
    LEAVE_DESTINATION("leave_destination"),
    /** Report of a group in 224.0.0.0/24, which is never forwarded. */
    LINK_LOCAL_GROUP("link_local_group"),
    /** Report of a group that the interface's policy denies. */
    GROUP_DENIED("group_denied"),
    /** Group record of unknown type or without a multicast group, in a report whose other records were handled. */
    IGNORED_RECORD("ignored_record");

    private final String label;

    DropReason(String label) {
        this.label = label;
    }

    /** The reason as a metric label value. */
    public String label() {
        return label;
    }
}
