package net.igmpproxy.core.engine.finding;

import java.util.Optional;
import net.igmpproxy.core.wire.DecodeError;

/** Reason for refusing IGMP messages of a host that an operator can correct. */
public enum Refusal {
    /** Router Alert option missing, which {@code requireRouterAlert} requires. */
    ROUTER_ALERT_MISSING,
    /** TTL other than 1, which {@code requireTtl1} requires. */
    TTL,
    /** Host address outside the interface's networks and alt-subnets. */
    FOREIGN_HOST,
    /** Group denied by {@code allowedGroups} or {@code deniedGroups}. */
    GROUP_DENIED,
    /** IGMP version older than {@code oldestHostVersion}. */
    HOST_VERSION,
    /** Leave to an invalid destination address. */
    LEAVE_DESTINATION,
    /** Group record of unknown type or without a multicast group. */
    RECORD,
    /** Message type unknown to IGMPv1, IGMPv2 and IGMPv3. */
    MESSAGE_TYPE,
    /** Malformed message, for example with a wrong checksum. */
    DAMAGED;

    /** The refusal for a decoding error. */
    public static Refusal of(DecodeError error) {
        return switch (error) {
            case ROUTER_ALERT_MISSING -> ROUTER_ALERT_MISSING;
            case BAD_TTL -> TTL;
            case UNKNOWN_TYPE -> MESSAGE_TYPE;
            case NOT_IPV4,
                    IP_HEADER_TRUNCATED,
                    NOT_IGMP,
                    FRAGMENT,
                    PACKET_TRUNCATED,
                    MESSAGE_TOO_SHORT,
                    BAD_CHECKSUM,
                    BAD_REPORT_GROUP,
                    BAD_QUERY_GROUP,
                    QUERY_LENGTH_AMBIGUOUS,
                    QUERY_SOURCES_OVERRUN,
                    QUERY_SOURCES_NOT_UNICAST,
                    GENERAL_QUERY_DESTINATION,
                    RECORD_OVERRUN -> DAMAGED;
        };
    }

    /** The refusal for a drop reason; empty for expected drops. */
    public static Optional<Refusal> of(DropReason reason) {
        return switch (reason) {
            case FOREIGN_SOURCE -> Optional.of(FOREIGN_HOST);
            case GROUP_DENIED -> Optional.of(GROUP_DENIED);
            case LEAVE_DESTINATION -> Optional.of(LEAVE_DESTINATION);
            case IGNORED_RECORD -> Optional.of(RECORD);
            case UNKNOWN_INTERFACE, OWN_MESSAGE, REPORT_ON_UPSTREAM, FOREIGN_QUERIER, LINK_LOCAL_GROUP ->
                Optional.empty();
        };
    }
}
