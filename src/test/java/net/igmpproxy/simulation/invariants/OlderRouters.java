package net.igmpproxy.simulation.invariants;

import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.peers.ResponseTime;
import net.igmpproxy.simulation.peers.RouterVariables;

/** Routers of older versions that the proxy may take into account on a LAN (RFC 9776 section 7.3.1): until when at most. */
final class OlderRouters {
    private long version1Until;
    private long version2Until;

    /**
     * A router has asked.
     *
     * @param most the variables that the proxy may go by, each as great as it may be
     */
    void heard(Query query, RouterVariables most, long now) {
        long until = now + most.robustness() * most.queryInterval() + 10 * ResponseTime.ofVersion3(query);
        if (query.version() == IgmpVersion.V1) {
            version1Until = Math.max(version1Until, until);
        } else if (query.version() == IgmpVersion.V2) {
            version2Until = Math.max(version2Until, until);
        }
    }

    /** The oldest version that the proxy may take the routers to speak. */
    IgmpVersion oldest(long now) {
        if (version1Until > now) {
            return IgmpVersion.V1;
        }
        return version2Until > now ? IgmpVersion.V2 : IgmpVersion.V3;
    }
}
