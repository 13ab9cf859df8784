package net.igmpproxy.core.wire;

import java.util.Locale;

/** Reason for ignoring a received packet. */
public enum DecodeError {
    /** The version field is not 4, or the header length is below 20 bytes (RFC 791 section 3.1). */
    NOT_IPV4,
    /** The packet ends within the IP header (RFC 791 section 3.1). */
    IP_HEADER_TRUNCATED,
    /** The IP protocol is not 2 (RFC 9776 section 4). */
    NOT_IGMP,
    /** The packet is a fragment; the kernel reassembles only packets to its own addresses. */
    FRAGMENT,
    /** The IP total length exceeds the number of received bytes (RFC 791 section 3.1). */
    PACKET_TRUNCATED,
    /** The IP payload has fewer than 8 bytes (RFC 2236 section 6, RFC 9776 section 7.1). */
    MESSAGE_TOO_SHORT,
    /** The checksum over the whole IP payload is wrong (RFC 9776 sections 4.1.2 and 4.2.2, RFC 2236 section 2.3). */
    BAD_CHECKSUM,
    /** The message type is not in RFC 9776 section 4: "Unrecognized message types MUST be silently ignored". */
    UNKNOWN_TYPE,
    /** The IP TTL is not 1, as every message has (RFC 9776 section 4): the packet may come from another network. */
    BAD_TTL,
    /** An IGMPv2 or IGMPv3 message lacks the Router Alert option that the policy requires (RFC 9776 section 9). */
    ROUTER_ALERT_MISSING,
    /** The group of an IGMPv1 or IGMPv2 report or leave is not a multicast address (RFC 2236 section 2.4). */
    BAD_REPORT_GROUP,
    /** The group of an IGMPv2 or IGMPv3 query is neither {@code 0.0.0.0} nor multicast (RFC 9776 section 4.1.3). */
    BAD_QUERY_GROUP,
    /** A query has 9 to 11 bytes, which matches no version: "MUST be silently ignored" (RFC 9776 section 7.1). */
    QUERY_LENGTH_AMBIGUOUS,
    /** The source list of a query exceeds the message (RFC 9776 section 4.1.8). */
    QUERY_SOURCES_OVERRUN,
    /**
     * A query lists sources but no unicast address (RFC 9776 section 4.1.9). Without its sources it would be a
     * group-specific query, which has a wider effect.
     */
    QUERY_SOURCES_NOT_UNICAST,
    /**
     * A general query was sent to a multicast address other than {@code 224.0.0.1} (RFC 9776 section 9.1), or to a
     * broadcast address.
     */
    GENERAL_QUERY_DESTINATION,
    /** The header, sources or auxiliary data of a record exceed the report (RFC 9776 section 4.2.4). */
    RECORD_OVERRUN;

    /** Returns the label value in metrics, such as {@code bad_checksum}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
