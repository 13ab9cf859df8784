package net.igmpproxy.core.membership;

/** Filter mode of a source list (RFC 9776 section 2). */
public enum FilterMode {
    /** Requests the listed sources only. */
    INCLUDE,
    /** Requests all sources but the listed ones. */
    EXCLUDE
}
