package net.igmpproxy.simulation.world;

/** How packets are lost in a world. */
public enum LossKind {
    /** None is. */
    NONE,
    /** As few in a row as the Robustness Variable says that IGMP bears (RFC 9776 section 8.1). */
    BOUNDED,
    /** Any. */
    UNBOUNDED
}
