package net.igmpproxy.core.host;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.host.HostInterface.QuerierSilence;
import net.igmpproxy.core.host.PresentQueriers.Presence;
import net.igmpproxy.core.querier.ProvedIntervals;
import net.igmpproxy.core.querier.QuerierCandidates;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;
import org.jspecify.annotations.Nullable;

/**
 * Queriers of the upstream interface: the last one, the time since the last general query, and the routers that count.
 * Times are nanoseconds.
 *
 * <ul>
 *   <li>A router of the link counts. Until its next general query is overdue, only routers of the link determine
 *       version and format of the reports.
 *   <li>A router of another network, which some providers have, counts if no other router counts. It must prove its
 *       presence by a general query 30 s or more after its first one.
 *   <li>{@code 0.0.0.0}, a snooping switch that queries (RFC 4541), counts for the version if no router counts.
 *   <li>An IGMPv1 querier makes the link lose leaves and source lists. So IGMPv1 counts only from a router of the
 *       link. If another querier is present, a second query 10 s or more later is required.
 * </ul>
 */
final class HeardQueriers {
    /**
     * Time that proves a router of another network, 30 s: just below the default Startup Query Interval of 31.25 s (RFC
     * 9776 section 8.6).
     */
    private static final long FOREIGN_PROOF = Duration.ofSeconds(30).toNanos();

    private static final long LINK_PROOF = Duration.ofSeconds(10).toNanos();

    private final QueryWatch queries;
    private final QuerierCandidates foreign = new QuerierCandidates(FOREIGN_PROOF);
    private final QuerierCandidates ofTheLink = new QuerierCandidates(LINK_PROOF);
    private final QuerierCandidates version1 = new QuerierCandidates(LINK_PROOF);
    private final ProvedIntervals intervals = new ProvedIntervals();
    private final PresentQueriers present = new PresentQueriers();
    private @Nullable Ipv4Address querier;

    /**
     * Creates the state without any querier.
     *
     * @param robustness configured Robustness Variable, 1 or more
     */
    HeardQueriers(int robustness, long now) {
        this.queries = new QueryWatch(robustness, now);
    }

    void configure(int robustness) {
        queries.configure(robustness);
    }

    /** The querier of the last query. A router that counts has precedence over other senders. */
    Optional<Ipv4Address> querier() {
        return Optional.ofNullable(querier);
    }

    QuerierSilence silence(long now) {
        return queries.silence(now);
    }

    /** The routers that count, for a handover. */
    List<PresentQuerier> state(long now) {
        return present.state(now);
    }

    void resume(HostState state, long now) {
        queries.resume(state.silence(), now);
        querier = state.querier().orElse(null);
        present.resume(state.present().routers(), queries.longest(), now);
    }

    /** Returns true if the address is that of the last querier or of a router that counts. */
    boolean isKnown(Ipv4Address router, long now) {
        return router.equals(querier) || present.isPresent(router, now);
    }

    /** Addresses of the last querier and of the routers that count. */
    Set<Ipv4Address> known() {
        Set<Ipv4Address> known = new HashSet<>(present.addresses());
        querier().ifPresent(known::add);
        return known;
    }

    /**
     * Returns true if a router that sends IGMPv2 queries, and does not count, may be the only router. This includes a
     * router of another network that counted until a router of the link sent a first query. That query may be forged.
     */
    boolean mayBeTheOnlyOne(Ipv4Address router, long now) {
        return !present.isAnyPresent(now) || (present.isForeign(router, now) && !present.isLinkProved(now));
    }

    /** Determines the weight of a query. The caller then passes the query to {@link #heard}, unless it is ignored. */
    QueryWeight weigh(Ipv4Address router, QuerierStanding standing, MembershipQuery query, long now) {
        if (query.version() == IgmpVersion.V1 && !(standing.counts() && believesVersion1(router, now))) {
            return QueryWeight.IGNORED;
        }
        return switch (standing) {
            case COUNTS -> QueryWeight.COUNTS;
            case PROXY_QUERY ->
                query.isGeneral() && !present.isAnyPresent(now) ? QueryWeight.VERSION : QueryWeight.ANSWERED;
            case FOREIGN -> query.isGeneral() && isOnlyRouter(router, now) ? QueryWeight.COUNTS : QueryWeight.ANSWERED;
            case NOT_LISTED -> QueryWeight.ANSWERED;
            case NO_HOST -> QueryWeight.IGNORED;
        };
    }

    /** Records a query that is not ignored. */
    void heard(Ipv4Address router, QuerierStanding standing, QueryWeight weight, MembershipQuery query, Moment moment) {
        long now = moment.now();
        boolean counts = weight == QueryWeight.COUNTS;
        if (!counts && present.isAnyPresent(now)) {
            return;
        }
        if (!router.isUnspecified()) {
            querier = router;
        }
        if (query.isGeneral()) {
            intervals.heard(router, query, now);
        }
        queries.heard(query, moment.robustness(), intervals.provedNanos(router), now);
        if (counts && query.isGeneral()) {
            boolean ofTheLink = standing.counts();
            boolean proved = !ofTheLink || hasProved(router, now);
            present.heard(router, new Presence(ofTheLink, proved, now + queries.allowed()), now);
        }
    }

    /**
     * Time of a query.
     *
     * @param now        time in nanoseconds
     * @param robustness the Robustness Variable at that time
     */
    record Moment(long now, int robustness) {}

    private boolean believesVersion1(Ipv4Address router, long now) {
        boolean knowsAnother = querier != null && !querier.equals(router) && queries.isQuerierPresent(now);
        return !knowsAnother || version1.proves(router, now);
    }

    private boolean hasProved(Ipv4Address router, long now) {
        return ofTheLink.proves(router, now) || present.isProved(router, now);
    }

    /** Returns true if the router is of another network, has proved to be present, and no other router counts. */
    private boolean isOnlyRouter(Ipv4Address router, long now) {
        boolean isPresent = present.isForeign(router, now);
        if (present.isLinkPresent(now) || (present.isAnyPresent(now) && !isPresent)) {
            return false;
        }
        return foreign.proves(router, now) || isPresent;
    }
}
