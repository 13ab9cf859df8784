package net.igmpproxy.core.host;

import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.host.HostInterface.QuerierSilence;
import net.igmpproxy.core.querier.QuerierCandidates;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;
import org.jspecify.annotations.Nullable;

/**
 * The queriers heard upstream: the last one, since when there is silence, and which of them count. Moments are nanoseconds.
 *
 * <ul>
 *   <li>A router of the link counts. It is present, so that others do not count beside it, from its second general query on.
 *   <li>A router of another network, as providers have them, counts from its second general query on, 30 s or more after its
 *       first one, while no router is present.
 *   <li>{@code 0.0.0.0}, a switch in the place of a querier (RFC 4541), counts for the version while no router is present.
 *   <li>IGMPv1 costs leaves and sources. It counts from a router of the link only, and at once only if that is the querier or
 *       no other has been heard.
 * </ul>
 */
final class HeardQueriers {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** The Startup Query Interval by default is 31.25 s (RFC 9776 section 8.6). */
    private static final long FOREIGN_PROOF = 30 * NANOS_PER_SECOND;

    private static final long LINK_PROOF = 10 * NANOS_PER_SECOND;

    private final QueryWatch queries;
    private final QuerierCandidates foreign = new QuerierCandidates(FOREIGN_PROOF);
    private final QuerierCandidates ofTheLink = new QuerierCandidates(LINK_PROOF);
    private final QuerierCandidates version1 = new QuerierCandidates(LINK_PROOF);
    private @Nullable Ipv4Address querier;

    /** Until when a querier counts that has queried. */
    private long countedUntil;

    /** Until when a router is present, and which one. */
    private long presentUntil;

    private @Nullable Ipv4Address present;

    /**
     * @param robustness configured Robustness Variable
     */
    HeardQueriers(int robustness, long now) {
        this.queries = new QueryWatch(robustness, now);
    }

    void configure(int robustness) {
        queries.configure(robustness);
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

    /** Whether a router has queried lately that has proved to be there, and whose version all speak. */
    boolean isRouterPresent(long now) {
        return presentUntil > now;
    }

    /** The weight of a query, which is then {@linkplain #heard heard}. */
    QueryWeight weigh(Ipv4Address router, QuerierStanding standing, MembershipQuery query, long now) {
        if (query.version() == IgmpVersion.V1 && !(standing.counts() && believesVersion1(router, now))) {
            return QueryWeight.IGNORED;
        }
        return switch (standing) {
            case COUNTS -> QueryWeight.COUNTS;
            case PROXY_QUERY -> query.isGeneral() && !isRouterPresent(now) ? QueryWeight.VERSION : QueryWeight.ANSWERED;
            case FOREIGN -> query.isGeneral() && proves(router, now) ? QueryWeight.COUNTS : QueryWeight.ANSWERED;
            case NOT_LISTED -> QueryWeight.ANSWERED;
            case NO_HOST -> QueryWeight.IGNORED;
        };
    }

    /** A querier has asked whose query is not ignored. */
    void heard(Ipv4Address router, QuerierStanding standing, QueryWeight weight, MembershipQuery query, Moment moment) {
        long now = moment.now();
        boolean counts = weight == QueryWeight.COUNTS;
        if (!counts && countedUntil > now) {
            return;
        }
        if (!router.isUnspecified()) {
            querier = router;
        }
        queries.heard(query, moment.robustness(), now);
        if (counts && query.isGeneral()) {
            countedUntil = now + queries.allowed();
            if (!standing.counts() || ofTheLink.proves(router, now)) {
                present = router;
                presentUntil = countedUntil;
            }
        }
    }

    /**
     * A moment.
     *
     * @param robustness the Robustness Variable then
     */
    record Moment(long now, int robustness) {}

    private boolean believesVersion1(Ipv4Address router, long now) {
        boolean knowsAnother = querier != null && !querier.equals(router) && queries.isQuerierPresent(now);
        return !knowsAnother || version1.proves(router, now);
    }

    private boolean proves(Ipv4Address router, long now) {
        boolean isBesideAnother = isRouterPresent(now) && !router.equals(present);
        return !isBesideAnother && foreign.proves(router, now);
    }
}
