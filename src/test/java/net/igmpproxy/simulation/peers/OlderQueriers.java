package net.igmpproxy.simulation.peers;

import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.base.Time;

/** The Older Version Querier Present timers of a host (RFC 9776 section 7.2.1). */
public final class OlderQueriers {
    /** What hosts take a query interval to be, which older queries do not tell (RFC 9776 section 8.12). */
    private static final long QUERY_INTERVAL = 125 * Time.SECOND;

    private long version1Until;
    private long version2Until;

    /**
     * A query has come.
     *
     * @return until when an older querier counts as present because of it; now if it is none
     */
    public long heard(Query query, int robustness, long now) {
        long until = now + robustness * QUERY_INTERVAL + 10 * ResponseTime.ofVersion3(query);
        if (query.version() == IgmpVersion.V1) {
            version1Until = until;
        } else if (query.version() == IgmpVersion.V2 && query.isGeneral()) {
            version2Until = until;
        } else {
            return now;
        }
        return until;
    }

    /** Forgets them. */
    public void forget() {
        version1Until = 0;
        version2Until = 0;
    }

    /** The host compatibility mode. */
    public IgmpVersion mode(long now) {
        if (version1Until > now) {
            return IgmpVersion.V1;
        }
        return version2Until > now ? IgmpVersion.V2 : IgmpVersion.V3;
    }
}
