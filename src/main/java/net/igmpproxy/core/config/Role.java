package net.igmpproxy.core.config;

/** Role of an interface in the proxy (RFC 4605 section 2). */
public enum Role {
    /** Towards the sources: the proxy acts as a host on this interface. */
    UPSTREAM,
    /** Towards the receivers: the proxy acts as a router on this interface. */
    DOWNSTREAM,
    /** Not used by the proxy; has no VIF. */
    DISABLED
}
