package net.igmpproxy.core.router;

/** Action on a leave. */
public enum LeaveMode {
    /** Last-member queries before pruning (RFC 9776 section 6.4.2). */
    QUERY,
    /**
     * Pruning at once if no tracked host is left, followed by one query for hosts whose reports were lost. Last-member
     * queries if hosts may be unknown.
     */
    TRACKED,
    /** Pruning at once, without a query, even if other members remain. */
    IMMEDIATE
}
