package net.igmpproxy.core.engine.finding;

import java.util.Optional;
import net.igmpproxy.core.wire.DecodeError;

/** Why IGMP messages of a host have no effect, as far as an operator can do something about it. */
public enum Refusal {
    /** They lack the Router Alert option that {@code requireRouterAlert} requires. */
    ROUTER_ALERT_MISSING,
    /** Their TTL is not 1, as {@code requireTtl1} requires. */
    TTL,
    /** The host's address is in no network of the interface and no alt-subnet. */
    FOREIGN_HOST,
    /** {@code allowedGroups} and {@code deniedGroups} deny the group. */
    GROUP_DENIED,
    /** {@code oldestHostVersion} rules out the version. */
    HOST_VERSION,
    /** Leaves are sent to an address that no Leave is sent to. */
    LEAVE_DESTINATION,
    /** Records are of an unknown type, or for no multicast group. */
    RECORD,
    /** The message is of a type that IGMP versions 1 to 3 do not have. */
    MESSAGE_TYPE,
    /** The message is damaged, such as by a wrong checksum. */
    DAMAGED;

    /** The refusal that a decoder's error amounts to. */
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

    /** The refusal that an engine's reason amounts to; empty for what is as it should be. */
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
