package net.igmpproxy.core.forwarding;

/** Use that is made of the packets of a flow, the least first. */
enum FlowUse {
    /** They are dropped: the source is not admitted, or nobody wants them. */
    DROPPED,
    /** They leave through the upstream interface only. */
    UPSTREAM_ONLY,
    /** They leave through an interface with members. */
    MEMBERS
}
