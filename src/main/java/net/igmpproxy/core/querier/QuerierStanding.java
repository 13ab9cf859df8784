package net.igmpproxy.core.querier;

/** Standing of a query, by the address of its sender. */
public enum QuerierStanding {
    /** Router of the link: its queries affect election, timers and version. */
    COUNTS,
    /**
     * {@code 0.0.0.0}, unless {@code querierAllowList} excludes it: a snooping switch that acts as the querier. Hosts
     * answer its queries (RFC 4541 section 2.1.1).
     */
    PROXY_QUERY,
    /** Address that {@code querierAllowList} does not contain. */
    NOT_LISTED,
    /** Router outside the networks of the interface. */
    FOREIGN,
    /**
     * Address that no router can have: a network, broadcast, loopback or reserved address, or the interface's own one.
     */
    NO_HOST;

    /** Returns true if its queries affect election, timers and version. */
    public boolean counts() {
        return this == COUNTS;
    }
}
