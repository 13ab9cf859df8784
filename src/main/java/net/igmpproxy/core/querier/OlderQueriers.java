package net.igmpproxy.core.querier;

import java.time.Duration;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * IGMPv1 and IGMPv2 Querier Present timers of a link (RFC 9776 section 7.2.1). Hosts fall back to the oldest version
 * present. Routers without a configured version do the same (sections 6.6.2 and 7.3.1).
 */
public final class OlderQueriers {
    /** Factor of the Max Resp Time in section 8.12 of RFC 9776. */
    private static final long RESPONSE_TIMES = 10;

    /** Longest Max Resp Time of IGMPv1 and IGMPv2, 25.5 s, in nanoseconds. */
    private static final long LONGEST_RESPONSE = 255 * MembershipQuery.NANOS_PER_TENTH;

    private long version1Until;
    private long version2Until;

    /**
     * Restarts the timer for the version of a query: for IGMPv2 general queries only, IGMPv1 has no others.
     *
     * @param queryIntervals Robustness Variable times the Query Interval, which older queries do not contain, in
     *     nanoseconds
     */
    public void heard(MembershipQuery query, long queryIntervals, long now) {
        // Older Version Querier Present Interval, RFC 9776 section 8.12
        heardUntil(query, now + queryIntervals + RESPONSE_TIMES * query.maxResponseNanos());
    }

    /**
     * Extends the timer for the version of a query that may be forged, until the next query of its sender is overdue.
     *
     * @param queryInterval Query Interval in nanoseconds
     */
    public void heardOnce(MembershipQuery query, long queryInterval, long now) {
        long presentUntil = now + queryInterval + query.maxResponseNanos();
        heardUntil(query, Math.max(presentUntil, query.version() == IgmpVersion.V1 ? version1Until : version2Until));
    }

    private void heardUntil(MembershipQuery query, long presentUntil) {
        if (query.version() == IgmpVersion.V1) {
            version1Until = presentUntil;
        } else if (query.version() == IgmpVersion.V2 && query.isGeneral()) {
            version2Until = presentUntil;
        }
    }

    /** Stops both timers. */
    public void forget() {
        version1Until = 0;
        version2Until = 0;
    }

    /** Returns the state for a handover or a snapshot. */
    public OlderQueriersPresent state(long now) {
        return new OlderQueriersPresent(left(version1Until, now), left(version2Until, now));
    }

    /**
     * Restores the state of a handover or a snapshot.
     *
     * @param longestIntervals maximum of {@code queryIntervals} in {@link #heard}, in nanoseconds
     */
    public void resume(OlderQueriersPresent state, long longestIntervals, long now) {
        long longest = longestIntervals + RESPONSE_TIMES * LONGEST_RESPONSE;
        version1Until = now + Math.min(state.version1().toNanos(), longest);
        version2Until = now + Math.min(state.version2().toNanos(), longest);
    }

    private static Duration left(long until, long now) {
        return Duration.ofNanos(Math.max(0, until - now));
    }

    /**
     * Returns the time at which the oldest version present changes unless an older query arrives;
     * {@code Long.MAX_VALUE} if no older version is present.
     */
    public long changesAt(long now) {
        if (version1Until > now) {
            return version1Until;
        }
        return version2Until > now ? version2Until : Long.MAX_VALUE;
    }

    /** Returns the oldest version present; IGMPv3 if no older one is. */
    public IgmpVersion oldest(long now) {
        if (version1Until > now) {
            return IgmpVersion.V1;
        }
        return version2Until > now ? IgmpVersion.V2 : IgmpVersion.V3;
    }
}
