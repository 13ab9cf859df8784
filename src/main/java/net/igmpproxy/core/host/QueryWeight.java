package net.igmpproxy.core.host;

/** What an upstream query does, by its sender and by who else has queried. */
public enum QueryWeight {
    /** It is answered, and its IGMP version and timers count. */
    COUNTS,
    /** It is answered, and its IGMP version counts: a switch queries in the place of a router. */
    VERSION,
    /** It is answered. */
    ANSWERED,
    /** It has no effect. */
    IGNORED
}
