package net.igmpproxy.core.host;

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
 * The queriers heard upstream: the last one, since when there is silence, and which of them count. Moments are nanoseconds.
 *
 * <ul>
 *   <li>A router of the link counts. Until its next general query is overdue nobody else counts beside it, and neither version
 *       nor form of the reports is another's.
 *   <li>A router of another network, as providers have them, counts from its second general query on, 30 s or more after its
 *       first one, while no other router counts.
 *   <li>{@code 0.0.0.0}, a switch in the place of a querier (RFC 4541), counts for the version while no router counts.
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
    private final ProvedIntervals intervals = new ProvedIntervals();
    private final PresentQueriers present = new PresentQueriers();
    private @Nullable Ipv4Address querier;

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

    /** The routers that count, for a host side that follows this one. */
    List<PresentQuerier> state(long now) {
        return present.state(now);
    }

    void resume(HostState state, long now) {
        queries.resume(state.silence(), now);
        querier = state.querier().orElse(null);
        present.resume(state.present().routers(), queries.longest(), now);
    }

    /** Whether an address is that of the last querier heard, or of one that counts. */
    boolean isKnown(Ipv4Address router, long now) {
        return router.equals(querier) || present.isPresent(router, now);
    }

    /** The last querier heard, and those that count. */
    Set<Ipv4Address> known() {
        Set<Ipv4Address> known = new HashSet<>(present.addresses());
        querier().ifPresent(known::add);
        return known;
    }

    /**
     * Whether a router that queries in version 2, and does not count, may be the only one that there is. One that counted until
     * a router of the link sent a first query may be: that query may have been forged.
     */
    boolean mayBeTheOnlyOne(Ipv4Address router, long now) {
        return !present.isAnyPresent(now) || (present.isForeign(router, now) && !present.isLinkProved(now));
    }

    /** The weight of a query, which is then {@linkplain #heard heard}. */
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

    /** A querier has asked whose query is not ignored. */
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
     * A moment.
     *
     * @param robustness the Robustness Variable then
     */
    record Moment(long now, int robustness) {}

    private boolean believesVersion1(Ipv4Address router, long now) {
        boolean knowsAnother = querier != null && !querier.equals(router) && queries.isQuerierPresent(now);
        return !knowsAnother || version1.proves(router, now);
    }

    private boolean hasProved(Ipv4Address router, long now) {
        return ofTheLink.proves(router, now) || present.isProved(router, now);
    }

    /** Whether a router of another network is the only one that counts, and has proved to be there. */
    private boolean isOnlyRouter(Ipv4Address router, long now) {
        boolean isPresent = present.isForeign(router, now);
        if (present.isLinkPresent(now) || (present.isAnyPresent(now) && !isPresent)) {
            return false;
        }
        return foreign.proves(router, now) || isPresent;
    }
}
