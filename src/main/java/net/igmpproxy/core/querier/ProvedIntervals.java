package net.igmpproxy.core.querier;

import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * Query Intervals that other routers have proved. {@link QuerierClaims} bounds a long interval that a router claims, since one
 * forged query can claim any. A router that sends its next general query when that interval has passed is believed, up to the
 * time between the two queries.
 */
public final class ProvedIntervals {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** The longest interval that counts, 15 min: two forged queries keep a link silent for half an hour at most. */
    private static final long LONGEST_NANOS = 15 * 60 * NANOS_PER_SECOND;

    private final RecentRouters<Heard> routers = new RecentRouters<>();

    private record Heard(long lastNanos, long provedNanos) {}

    /** Takes notice of a general query. */
    public void heard(Ipv4Address router, MembershipQuery query, long nowNanos) {
        routers.removeIf(known -> isLost(nowNanos - known.lastNanos(), LONGEST_NANOS));
        Heard known = routers.get(router);
        long proved = known == null ? 0 : proved(known, claimed(query), nowNanos - known.lastNanos());
        routers.put(router, new Heard(nowNanos, proved));
    }

    /** The interval that a router has proved, in nanoseconds; 0 if it has proved none. */
    public long provedNanos(Ipv4Address router) {
        Heard known = routers.get(router);
        return known == null ? 0 : known.provedNanos();
    }

    /** A router sends other general queries in between, as at its startup, and one of its queries may be lost. */
    private static long proved(Heard known, long claimedNanos, long gapNanos) {
        boolean isOnTime = gapNanos >= claimedNanos / 2 && gapNanos <= claimedNanos + claimedNanos / 4;
        if (isOnTime) {
            return Math.min(LONGEST_NANOS, Math.min(gapNanos, claimedNanos));
        }
        return isLost(gapNanos, claimedNanos) ? 0 : Math.min(known.provedNanos(), claimedNanos);
    }

    /** Whether more than one query of an interval has failed to come. */
    private static boolean isLost(long gapNanos, long intervalNanos) {
        return gapNanos > 2 * intervalNanos + intervalNanos / 4;
    }

    /** Versions before 3 claim no interval. */
    private static long claimed(MembershipQuery query) {
        return query.version() == IgmpVersion.V3 ? query.queryIntervalSeconds() * NANOS_PER_SECOND : 0;
    }
}
