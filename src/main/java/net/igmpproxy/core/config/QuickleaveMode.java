package net.igmpproxy.core.config;

/** Condition under which quickleave removes a membership. */
public enum QuickleaveMode {
    /** The last known member has left; the proxy then sends one query, for members that it does not know. */
    TRACKED,
    /** Any member has left; the proxy sends no query. For links with a single subscriber. */
    IMMEDIATE
}
