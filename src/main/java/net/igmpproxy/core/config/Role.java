package net.igmpproxy.core.config;

/** What an interface is to the proxy (RFC 4605 section 2). */
public enum Role {
    /** Towards the sources: the proxy is a host there. */
    UPSTREAM,
    /** Towards the receivers: the proxy is a router there. */
    DOWNSTREAM,
    /** Neither; uses no VIF. */
    DISABLED
}
