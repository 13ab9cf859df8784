package net.igmpproxy.core.router;

import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.router.host.IgnoredReport;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * Receives the queries and events of one {@link RouterInterface}. Methods are called only while the interface handles
 * an input.
 */
public interface RouterOutput {
    /** Sends a query on the interface. */
    void query(MembershipQuery query);

    /** Reports a change of a group's merged filter. */
    void filterChanged(GroupAddress group, SourceFilter before, SourceFilter after);

    /** Reports a host that has become a member of a group. */
    void hostJoined(GroupAddress group, Ipv4Address host);

    /** Reports a host that has left a group by a record of its own. */
    void hostLeft(GroupAddress group, Ipv4Address host);

    /**
     * Reports that a group has expired after the last reporting host, of IGMPv1 or IGMPv2, answered none of the IGMPv3
     * queries.
     */
    void olderHostSilent(GroupAddress group, Ipv4Address host);

    /** Reports a report or group record that was ignored in whole or in part. */
    void ignored(GroupAddress group, Ipv4Address host, IgnoredReport reason);

    /**
     * Reports a new querier.
     *
     * @param querier its address; {@code 0.0.0.0} if it has none, or if there is no querier
     * @param self    true if it is this router
     */
    void querierChanged(Ipv4Address querier, boolean self);

    /**
     * Reports a query ignored because of its sender's address.
     *
     * @param router   address of the sender
     * @param standing reason
     */
    void querierIgnored(Ipv4Address router, QuerierStanding standing);

    /**
     * Reports a router that would win the election but that {@code querierAllowList} does not list.
     *
     * @param router its address
     */
    void querierRefused(Ipv4Address router);

    /**
     * Reports a general query of a version other than the preferred one (RFC 9776 section 7.3.1).
     *
     * @param router its address
     * @param heard  version of the query
     * @param spoken version of this router from now on
     */
    void otherVersionHeard(Ipv4Address router, IgmpVersion heard, IgmpVersion spoken);
}
