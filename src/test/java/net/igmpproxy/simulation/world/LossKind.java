package net.igmpproxy.simulation.world;

/** Kind of packet loss. */
public enum LossKind {
    /** No loss. */
    NONE,
    /** Loss that the Robustness Variable tolerates (RFC 9776 section 8.1). */
    BOUNDED,
    /** Any loss. */
    UNBOUNDED
}
