package net.igmpproxy.core.host;

import net.igmpproxy.core.wire.MembershipQuery;

/** How a host speaks in one of the host compatibility modes (RFC 9776 section 7.2.1). */
interface HostProtocol {
    /** Makes known that a group's state has changed since {@link HostGroup#told()}. */
    void change(HostGroup state, long now);

    /** Sends what a group owes. */
    void due(HostGroup state, long now);

    /** Sends what has been gathered from several groups. */
    void flush();

    /**
     * A general query has come.
     *
     * @param pause no group is told again sooner than this after it was told last, in nanoseconds
     */
    void onGeneralQuery(long now, long maxResponseTime, long pause);

    /** A query for a group of which there is reception state has come. */
    void onSpecificQuery(HostGroup state, MembershipQuery query, long now, long maxResponseTime);

    /** Reports that tell the whole state. */
    int reports();

    /** When there is something to do that no group owes by itself. */
    long nextDeadline();

    /** Does it. */
    void onDeadline(long now);
}
