package net.igmpproxy.core.host;

/** Effect of an upstream query, determined by its sender and by earlier queries. */
public enum QueryWeight {
    /** The query is answered, and its IGMP version and timers apply. */
    COUNTS,
    /** The query is answered, and its IGMP version applies. Its sender is a snooping switch. */
    VERSION,
    /** The query is answered and has no other effect. */
    ANSWERED,
    /** The query has no effect. */
    IGNORED
}
