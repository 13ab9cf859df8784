package net.igmpproxy.core.querier;

import java.time.Duration;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * The IGMPv1 and IGMPv2 Querier Present timers of a link (RFC 9776 section 7.2.1). Hosts fall back to the oldest version
 * that is present, and so does a router that is not told which version to speak (sections 6.6.2 and 7.3.1).
 */
public final class OlderQueriers {
    private static final long NANOS_PER_TENTH = 100_000_000L;

    /** What section 8.12 multiplies the Max Resp Time by. */
    private static final long RESPONSE_TIMES = 10;

    /** The longest time that versions 1 and 2 can tell: 25.5 s. */
    private static final long LONGEST_RESPONSE = 255 * NANOS_PER_TENTH;

    private long version1Until;
    private long version2Until;

    /**
     * Notes the version of a query: of version 2 general ones only, of version 1 there are no others.
     *
     * @param queryIntervals Robustness Variable times the Query Interval, which older queries do not tell, in nanoseconds
     */
    public void heard(MembershipQuery query, long queryIntervals, long now) {
        // Older Version Querier Present Interval, section 8.12
        heardUntil(query, now + queryIntervals + RESPONSE_TIMES * query.maxResponseTenths() * NANOS_PER_TENTH);
    }

    /**
     * Notes the version of a query whose sender may have been forged: it is present until its next query is overdue.
     *
     * @param queryInterval the Query Interval in nanoseconds
     */
    public void heardOnce(MembershipQuery query, long queryInterval, long now) {
        long presentUntil = now + queryInterval + query.maxResponseTenths() * NANOS_PER_TENTH;
        heardUntil(query, Math.max(presentUntil, query.version() == IgmpVersion.V1 ? version1Until : version2Until));
    }

    private void heardUntil(MembershipQuery query, long presentUntil) {
        if (query.version() == IgmpVersion.V1) {
            version1Until = presentUntil;
        } else if (query.version() == IgmpVersion.V2 && query.isGeneral()) {
            version2Until = presentUntil;
        }
    }

    /** Forgets all queriers of older versions. */
    public void forget() {
        version1Until = 0;
        version2Until = 0;
    }

    /** What is to be handed on. */
    public OlderQueriersPresent state(long now) {
        return new OlderQueriersPresent(left(version1Until, now), left(version2Until, now));
    }

    /**
     * Continues from what was handed on.
     *
     * @param longestIntervals the most that {@code queryIntervals} may be in {@link #heard}, in nanoseconds
     */
    public void resume(OlderQueriersPresent state, long longestIntervals, long now) {
        long longest = longestIntervals + RESPONSE_TIMES * LONGEST_RESPONSE;
        version1Until = now + Math.min(state.version1().toNanos(), longest);
        version2Until = now + Math.min(state.version2().toNanos(), longest);
    }

    private static Duration left(long until, long now) {
        return Duration.ofNanos(Math.max(0, until - now));
    }

    /** When the oldest version that is present may be another, if no older query is heard until then. */
    public long changesAt(long now) {
        if (version1Until > now) {
            return version1Until;
        }
        return version2Until > now ? version2Until : Long.MAX_VALUE;
    }

    /** The oldest version that is present, version 3 if no older one is. */
    public IgmpVersion oldest(long now) {
        if (version1Until > now) {
            return IgmpVersion.V1;
        }
        return version2Until > now ? IgmpVersion.V2 : IgmpVersion.V3;
    }
}
