package net.igmpproxy.simulation.invariants;

import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.peers.ResponseTime;
import net.igmpproxy.simulation.peers.RouterVariables;

/** Upper bounds of the time that older routers count as present on a link (RFC 9776 section 7.3.1). */
final class OlderRouters {
    private long version1Until;
    private long version2Until;

    /**
     * Records a query of another router.
     *
     * @param most the maximum of each timer value that the proxy may use
     */
    void heard(Query query, RouterVariables most, long now) {
        long until = now + most.robustness() * most.queryInterval() + 10 * ResponseTime.ofVersion3(query);
        if (query.version() == IgmpVersion.V1) {
            version1Until = Math.max(version1Until, until);
        } else if (query.version() == IgmpVersion.V2) {
            version2Until = Math.max(version2Until, until);
        }
    }

    /** Returns the oldest version that the proxy may assume for the routers. */
    IgmpVersion oldest(long now) {
        if (version1Until > now) {
            return IgmpVersion.V1;
        }
        return version2Until > now ? IgmpVersion.V2 : IgmpVersion.V3;
    }
}
