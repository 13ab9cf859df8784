package net.igmpproxy.core.querier;

import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Routers that are accepted only after a second query: a forged query is often a single one, whereas a router continues
 * to send queries. The number of candidates is limited. Beyond the limit the newest is replaced, so forged addresses do
 * not displace an earlier router.
 */
public final class QuerierCandidates {
    /**
     * Silence after which a router counts as new: twice the default Other Querier Present Interval (RFC 9776 section
     * 8.5).
     */
    private static final long LAPSE_NANOS = 2 * 255 * 1_000_000_000L;

    private final long proofNanos;

    private final RecentRouters<Candidate> candidates = new RecentRouters<>();

    private record Candidate(long sinceNanos, long heardNanos) {}

    /**
     * @param proofNanos minimum time between the first query of a router and the one that confirms it, in nanoseconds,
     *     more than 0
     */
    public QuerierCandidates(long proofNanos) {
        this.proofNanos = proofNanos;
    }

    /** Records a query; returns true if its sender is confirmed. */
    public boolean proves(Ipv4Address router, long nowNanos) {
        candidates.removeIf(candidate -> candidate.heardNanos() + LAPSE_NANOS < nowNanos);
        Candidate known = candidates.get(router);
        long since = known == null ? nowNanos : known.sinceNanos();
        candidates.put(router, new Candidate(since, nowNanos));
        return since + proofNanos <= nowNanos;
    }
}
