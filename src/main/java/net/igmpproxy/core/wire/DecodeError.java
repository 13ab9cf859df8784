package net.igmpproxy.core.wire;

import java.util.Locale;

/** Why a received packet is no IGMP message that is to be heeded. */
public enum DecodeError {
    /** The version field is not 4, or the header length is below 20 octets (RFC 791 section 3.1). */
    NOT_IPV4,
    /** The octets end within the IP header (RFC 791 section 3.1). */
    IP_HEADER_TRUNCATED,
    /** The IP protocol is not 2 (RFC 9776 section 4). */
    NOT_IGMP,
    /** A fragment of a packet, whose rest is not there; the kernel reassembles those that are for its own addresses. */
    FRAGMENT,
    /** The IP total length is beyond the octets that were read (RFC 791 section 3.1). */
    PACKET_TRUNCATED,
    /** The IP payload has fewer than 8 octets (RFC 2236 section 6, RFC 9776 section 7.1). */
    MESSAGE_TOO_SHORT,
    /** The checksum over the whole IP payload is wrong (RFC 9776 sections 4.1.2 and 4.2.2, RFC 2236 section 2.3). */
    BAD_CHECKSUM,
    /** A type that RFC 9776 section 4 does not know: "Unrecognized message types MUST be silently ignored". */
    UNKNOWN_TYPE,
    /** The IP time to live is not 1, with which every message is sent (RFC 9776 section 4): it may come from afar. */
    BAD_TTL,
    /** An IGMPv2 or IGMPv3 message lacks the Router Alert option that the policy requires (RFC 9776 section 9). */
    ROUTER_ALERT_MISSING,
    /** The group of an IGMPv1 or IGMPv2 report or leave is no multicast address (RFC 2236 section 2.4). */
    BAD_REPORT_GROUP,
    /** The group of an IGMPv2 or IGMPv3 query is neither {@code 0.0.0.0} nor multicast (RFC 9776 section 4.1.3). */
    BAD_QUERY_GROUP,
    /** A query of 9 to 11 octets, which is of no version: "MUST be silently ignored" (RFC 9776 section 7.1). */
    QUERY_LENGTH_AMBIGUOUS,
    /** The source list of a query goes beyond the end of the message (RFC 9776 section 4.1.8). */
    QUERY_SOURCES_OVERRUN,
    /**
     * No source that a query asks for is a unicast address (RFC 9776 section 4.1.9). Taken without them it would become
     * a group-specific query, which says more.
     */
    QUERY_SOURCES_NOT_UNICAST,
    /** A general query to a multicast address other than {@code 224.0.0.1} (RFC 9776 section 9.1), or to a broadcast. */
    GENERAL_QUERY_DESTINATION,
    /** A record's header, sources or auxiliary data go beyond the end of a report (RFC 9776 section 4.2.4). */
    RECORD_OVERRUN;

    /** The reason as a metric's label, such as {@code bad_checksum}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
