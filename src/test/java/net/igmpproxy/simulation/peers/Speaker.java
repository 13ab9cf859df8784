package net.igmpproxy.simulation.peers;

import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.simulation.base.Filter;

/** How a host speaks in one version. */
interface Speaker {
    /** The state of the interface for a group is another than it was. */
    void changed(String group, Filter before, Filter after);

    /** A query has come. */
    void onQuery(Query query);

    /** Another host has reported a group in version 1 or 2. */
    void onReport(String group);

    /** Drops all that is owed (RFC 9776 section 7.2.1). */
    void cancel();
}
