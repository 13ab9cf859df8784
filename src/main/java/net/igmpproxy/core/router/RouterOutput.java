package net.igmpproxy.core.router;

import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.router.host.IgnoredReport;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/** What the router side of an interface has to tell. Called while it handles an input, never at other times. */
public interface RouterOutput {
    /** A query is to be sent on the interface. */
    void query(MembershipQuery query);

    /** What the interface's hosts want of a group has changed. */
    void filterChanged(GroupAddress group, SourceFilter before, SourceFilter after);

    /** A host has been heard of as a member for the first time. */
    void hostJoined(GroupAddress group, Ipv4Address host);

    /** A host has said that it is a member no more. */
    void hostLeft(GroupAddress group, Ipv4Address host);

    /**
     * A group has ended since nobody has reported it for the Group Membership Interval. The last to report it was a host of an
     * older version that has answered no query; the queries were of version 3.
     */
    void olderHostSilent(GroupAddress group, Ipv4Address host);

    /** A report or record had no effect. */
    void ignored(GroupAddress group, Ipv4Address host, IgnoredReport reason);

    /**
     * The interface has another querier, or none.
     *
     * @param querier its address; {@code 0.0.0.0} if it has no address, or if there is none
     * @param self    whether it is this router
     */
    void querierChanged(Ipv4Address querier, boolean self);

    /**
     * A query was ignored because of its sender's address.
     *
     * @param router   that address
     * @param standing why
     */
    void querierIgnored(Ipv4Address router, QuerierStanding standing);

    /**
     * Another router would be the querier, as its address is lower, but may not.
     *
     * @param router its address
     */
    void querierRefused(Ipv4Address router);

    /**
     * Another router asks in another version than this one does (RFC 9776 section 7.3.1).
     *
     * @param router its address
     * @param heard  its version
     * @param spoken what this router speaks from now on
     */
    void otherVersionHeard(Ipv4Address router, IgmpVersion heard, IgmpVersion spoken);
}
