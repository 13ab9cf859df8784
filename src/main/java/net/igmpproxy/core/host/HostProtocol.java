package net.igmpproxy.core.host;

import net.igmpproxy.core.wire.MembershipQuery;

/** Behavior of a host in one host compatibility mode (RFC 9776 section 7.2.1). */
interface HostProtocol {
    /** Reports the change of a group's state since {@link HostGroup#told()}. */
    void change(HostGroup state, long now);

    /** Sends the reports of a group that are due. */
    void due(HostGroup state, long now);

    /** Sends reports collected for several groups. */
    void flush();

    /**
     * Schedules the answer to a general query. Times are nanoseconds.
     *
     * @param pause minimum interval between two answers about a group
     */
    void onGeneralQuery(long now, long maxResponseTime, long pause);

    /** Schedules the answer to a query for a group with reception state. Times are nanoseconds. */
    void onSpecificQuery(HostGroup state, MembershipQuery query, long now, long maxResponseTime);

    /** Number of reports that contain the whole reception state. */
    int reports();

    /** Due time of reports that do not belong to a single group, in nanoseconds. */
    long nextDeadline();

    /** Sends reports that are due and do not belong to a single group. */
    void onDeadline(long now);
}
