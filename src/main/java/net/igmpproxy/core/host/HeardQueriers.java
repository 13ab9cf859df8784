package net.igmpproxy.core.host;

import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.host.HostInterface.QuerierSilence;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;
import org.jspecify.annotations.Nullable;

/**
 * The queriers heard upstream: the last one, since when there is silence, and which of those outside the link's networks has
 * proved to be there. Providers' routers often ask from an address of another network, and forged queries do as well. Such a
 * router counts from its second general query on, half a minute or more after its first one, as long as no router of the
 * link asks. IGMPv1 never counts from there: it costs leaves and sources, and no provider speaks it.
 */
final class HeardQueriers {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** The Startup Query Interval by default is 31.25 s (RFC 9776 section 8.6). */
    private static final long PROOF = 30 * NANOS_PER_SECOND;

    /** A router that has been silent for twice the default Other Querier Present Interval (section 8.5) begins anew. */
    private static final long PROOF_LAPSE = 2 * 255 * NANOS_PER_SECOND;

    private final QueryWatch queries;
    private @Nullable Ipv4Address querier;
    private long countedUntil;
    private long linkUntil;
    private @Nullable Ipv4Address candidate;
    private long candidateSince;
    private long candidateHeard;

    /**
     * @param robustness Robustness Variable
     */
    HeardQueriers(int robustness, long now) {
        this.queries = new QueryWatch(robustness, now);
    }

    /** The last querier heard, if any: one that counts if there is one. */
    Optional<Ipv4Address> querier() {
        return Optional.ofNullable(querier);
    }

    QuerierSilence silence(long now) {
        return queries.silence(now);
    }

    void resume(HostState state, long now) {
        queries.resume(state.silence(), now);
        querier = state.querier().orElse(null);
    }

    /**
     * A querier that counts has asked.
     *
     * @param ofTheLink whether it is one of the link's networks, or is listed
     */
    void counted(Ipv4Address router, MembershipQuery query, boolean ofTheLink, int robustness, long now) {
        if (!router.isUnspecified()) {
            querier = router;
        }
        queries.heard(query, robustness, now);
        if (query.isGeneral()) {
            countedUntil = now + queries.allowed();
            linkUntil = ofTheLink ? countedUntil : linkUntil;
        }
    }

    /** A querier has asked that does not count. */
    void heard(Ipv4Address router, MembershipQuery query, int robustness, long now) {
        if (!isCountedPresent(now)) {
            if (!router.isUnspecified()) {
                querier = router;
            }
            queries.heard(query, robustness, now);
        }
    }

    /** Whether a querier that counts has asked lately. */
    boolean isCountedPresent(long now) {
        return countedUntil > now;
    }

    /** Whether a querier outside the link's networks, which has asked, has proved to be there, and so counts. */
    boolean proves(Ipv4Address router, MembershipQuery query, long now) {
        if (linkUntil > now) {
            candidate = null;
            return false;
        }
        if (query.version() == IgmpVersion.V1 || !query.isGeneral()) {
            return false;
        }
        if (!router.equals(candidate) || candidateHeard + PROOF_LAPSE < now) {
            candidate = router;
            candidateSince = now;
        }
        candidateHeard = now;
        return candidateSince + PROOF <= now;
    }
}
