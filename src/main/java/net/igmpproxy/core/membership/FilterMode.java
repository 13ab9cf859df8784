package net.igmpproxy.core.membership;

/** How a source list is meant (RFC 9776 section 2). */
public enum FilterMode {
    /** Only the listed sources are wanted. */
    INCLUDE,
    /** All but the listed sources are wanted. */
    EXCLUDE
}
