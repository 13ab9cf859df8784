package net.igmpproxy.core.querier;

import java.time.Duration;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * Query Intervals that other routers have confirmed by their queries. One forged query can claim any interval, so
 * {@link QuerierClaims} limits a long claimed interval. A router confirms its interval if its next general query
 * arrives after that interval. The confirmed interval is at most the time between both queries.
 */
public final class ProvedIntervals {
    /**
     * Longest interval that can be confirmed, 15 min: two forged queries suppress queries on a link for at most half an
     * hour.
     */
    private static final long LONGEST_NANOS = Duration.ofMinutes(15).toNanos();

    private final RecentRouters<Heard> routers = new RecentRouters<>();

    private record Heard(long lastNanos, long provedNanos) {}

    /** Records a general query. */
    public void heard(Ipv4Address router, MembershipQuery query, long nowNanos) {
        routers.removeIf(known -> isLost(nowNanos - known.lastNanos(), LONGEST_NANOS));
        Heard known = routers.get(router);
        long proved = known == null ? 0 : proved(known, query.queryIntervalNanos(), nowNanos - known.lastNanos());
        routers.put(router, new Heard(nowNanos, proved));
    }

    /** Returns the interval that a router has confirmed, in nanoseconds; 0 if none. */
    public long provedNanos(Ipv4Address router) {
        Heard known = routers.get(router);
        return known == null ? 0 : known.provedNanos();
    }

    /** A router may send other general queries in between, as at startup, and one of its queries may be lost. */
    private static long proved(Heard known, long claimedNanos, long gapNanos) {
        boolean isOnTime = gapNanos >= claimedNanos / 2 && gapNanos <= claimedNanos + claimedNanos / 4;
        if (isOnTime) {
            return Math.min(LONGEST_NANOS, Math.min(gapNanos, claimedNanos));
        }
        return isLost(gapNanos, claimedNanos) ? 0 : Math.min(known.provedNanos(), claimedNanos);
    }

    /** Returns true if more than one query of an interval is missing. */
    private static boolean isLost(long gapNanos, long intervalNanos) {
        return gapNanos > 2 * intervalNanos + intervalNanos / 4;
    }
}
