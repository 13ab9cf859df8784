package net.igmpproxy.core.wire;

/** Which IP time to live a message may have, which is to be sent with 1 (RFC 9776 section 4). */
public enum TtlPolicy {
    /** 1: what has another may come from another network. */
    ONE,
    /** Any: a firewall or a switch on the way may have changed it. */
    ANY
}
