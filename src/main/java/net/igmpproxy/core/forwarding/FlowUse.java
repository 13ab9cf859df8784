package net.igmpproxy.core.forwarding;

/** Use of the packets of a flow, in ascending order of importance. */
enum FlowUse {
    /** Dropped: the source is not admitted, or no interface requests it. */
    DROPPED,
    /** Forwarded to the upstream interface only. */
    UPSTREAM_ONLY,
    /** Forwarded to at least one interface with members. */
    MEMBERS
}
