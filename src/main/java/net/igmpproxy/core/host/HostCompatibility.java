package net.igmpproxy.core.host;

import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/** The host compatibility mode and its Older Version Querier Present timers (RFC 9776 section 7.2.1). */
final class HostCompatibility {
    /** Query Interval of a querier whose queries do not tell it (RFC 9776 section 8.2): 125 s. */
    private static final long DEFAULT_QUERY_INTERVAL = 125_000_000_000L;

    private long version1QuerierUntil;
    private long version2QuerierUntil;

    /** Notes the version of a query: of version 2 general ones only, of version 1 there are no others. */
    void heard(MembershipQuery query, int robustness, long maxResponseTime, long now) {
        // Older Version Querier Present Timeout, section 8.12
        long presentUntil = now + robustness * DEFAULT_QUERY_INTERVAL + maxResponseTime;
        if (query.version() == IgmpVersion.V1) {
            version1QuerierUntil = presentUntil;
        } else if (query.version() == IgmpVersion.V2 && query.isGeneral()) {
            version2QuerierUntil = presentUntil;
        }
    }

    IgmpVersion mode(long now) {
        if (version1QuerierUntil > now) {
            return IgmpVersion.V1;
        }
        return version2QuerierUntil > now ? IgmpVersion.V2 : IgmpVersion.V3;
    }
}
