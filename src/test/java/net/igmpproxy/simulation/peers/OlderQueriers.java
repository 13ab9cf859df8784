package net.igmpproxy.simulation.peers;

import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.base.Time;

/** Older Version Querier Present timers of a host (RFC 9776 section 7.2.1). */
public final class OlderQueriers {
    /** Query interval that hosts assume, because older queries do not contain it (RFC 9776 section 8.12). */
    private static final long QUERY_INTERVAL = 125 * Time.SECOND;

    private long version1Until;
    private long version2Until;

    /**
     * Records a query.
     *
     * @return the time until which it makes an older querier present, in nanoseconds; {@code now} for other queries
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

    /** Resets both timers. */
    public void forget() {
        version1Until = 0;
        version2Until = 0;
    }

    /** Returns the host compatibility mode. */
    public IgmpVersion mode(long now) {
        if (version1Until > now) {
            return IgmpVersion.V1;
        }
        return version2Until > now ? IgmpVersion.V2 : IgmpVersion.V3;
    }
}
