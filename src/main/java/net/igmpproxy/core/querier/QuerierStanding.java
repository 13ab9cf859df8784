package net.igmpproxy.core.querier;

/** Weight of a query by the address of its sender. */
public enum QuerierStanding {
    /** A router of the link: its queries count for election, timers and version. */
    COUNTS,
    /**
     * {@code 0.0.0.0}, unless {@code querierAllowList} leaves it out: a snooping switch in the place of a querier. Hosts answer
     * it (RFC 4541 section 2.1.1).
     */
    PROXY_QUERY,
    /** An address that {@code querierAllowList} does not list. */
    NOT_LISTED,
    /** A router outside the networks of the interface. */
    FOREIGN,
    /** An address that no router has: the network's own, a broadcast, a loopback or a reserved one. */
    NO_HOST;

    /** Whether its queries count for election, timers and version. */
    public boolean counts() {
        return this == COUNTS;
    }
}
