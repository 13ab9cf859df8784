package net.igmpproxy.core.querier;

import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Routers that count only when they have queried again: a forged query is often one alone, a router goes on. Their number is
 * bounded; beyond it the newest gives way, so that forged addresses do not displace a router that was there before.
 */
public final class QuerierCandidates {
    /** A router that has been silent for twice the default Other Querier Present Interval (RFC 9776 section 8.5) is new. */
    private static final long LAPSE_NANOS = 2 * 255 * 1_000_000_000L;

    private final long proofNanos;

    private final RecentRouters<Candidate> candidates = new RecentRouters<>();

    private record Candidate(long sinceNanos, long heardNanos) {}

    /**
     * @param proofNanos time from the first to the query that proves a router, more than 0
     */
    public QuerierCandidates(long proofNanos) {
        this.proofNanos = proofNanos;
    }

    /** Takes notice of a query; whether its sender has proved to be there. */
    public boolean proves(Ipv4Address router, long nowNanos) {
        candidates.removeIf(candidate -> candidate.heardNanos() + LAPSE_NANOS < nowNanos);
        Candidate known = candidates.get(router);
        long since = known == null ? nowNanos : known.sinceNanos();
        candidates.put(router, new Candidate(since, nowNanos));
        return since + proofNanos <= nowNanos;
    }
}
