package net.igmpproxy.simulation.peers;

import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.simulation.base.Filter;

/** Host side of IGMP in one version. */
interface Speaker {
    /** Handles a change of the interface state of a group. */
    void changed(String group, Filter before, Filter after);

    /** Handles a query. */
    void onQuery(Query query);

    /** Handles an IGMPv1 or IGMPv2 report of another host. */
    void onReport(String group);

    /** Cancels all pending reports and responses (RFC 9776 section 7.2.1). */
    void cancel();
}
