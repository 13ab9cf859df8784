package net.igmpproxy.core.wire;

/** Check of the IP TTL, which every sender sets to 1 (RFC 9776 section 4). */
public enum TtlPolicy {
    /** Accepts TTL 1 only: a packet with another TTL may come from another network. */
    ONE,
    /** Accepts any TTL: a firewall or a switch may have changed it. */
    ANY
}
