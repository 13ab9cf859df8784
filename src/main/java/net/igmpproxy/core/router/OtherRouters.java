package net.igmpproxy.core.router;

import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.querier.ProvedIntervals;
import net.igmpproxy.core.querier.QuerierCandidates;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * Handles queries of other routers on one interface according to the {@link QuerierStanding} of their senders. Only
 * routers of the link take part in querier election, timers and version (RFC 9776 sections 6.6.1, 6.6.2 and 7.3.1).
 *
 * <p>An IGMPv1 querier makes the link lose leaves and source lists, so one IGMPv1 query has a limited effect. The
 * version applies until the router's next query is overdue. A second query at least 10 s later proves the router, and
 * the version applies for the time of RFC 9776 section 7.3.1. If a different router is the querier, the first query has
 * no effect on the version.
 */
final class OtherRouters {
    private static final long VERSION_1_PROOF_NANOS = 10_000_000_000L;

    private final RouterVariables variables;
    private final QuerierElection election;
    private final GroupTable groups;
    private final RouterOutput output;
    private final QuerierCandidates version1 = new QuerierCandidates(VERSION_1_PROOF_NANOS);
    private final ProvedIntervals intervals = new ProvedIntervals();

    OtherRouters(RouterVariables variables, QuerierElection election, GroupTable groups, RouterOutput output) {
        this.variables = variables;
        this.election = election;
        this.groups = groups;
        this.output = output;
    }

    /** Handles a query of another router or of a snooping switch. */
    void onQuery(Ipv4Address router, MembershipQuery query, long now) {
        QuerierStanding standing = election.standing(router);
        switch (standing) {
            case COUNTS -> {
                awaitAnswers(query, now);
                onRoutersQuery(router, query, now);
            }
            case PROXY_QUERY -> {
                awaitAnswers(query, now);
                onSwitchsQuery(query, now);
            }
            case NOT_LISTED -> {
                if (router.isUnspecified()) {
                    // Hosts answer the switch whatever the allow list contains.
                    awaitAnswers(query, now);
                } else if (query.isGeneral() && election.beatsOwn(router)) {
                    output.querierRefused(router);
                }
            }
            case FOREIGN, NO_HOST -> output.querierIgnored(router, standing);
        }
    }

    private void awaitAnswers(MembershipQuery query, long now) {
        query.specificGroup()
                .ifPresent(group -> groups.awaitAnswers(
                        group, SourceSet.copyOf(query.sources()), variables.answerDeadline(query, now), now));
    }

    /**
     * Handles a query of a snooping switch ({@code 0.0.0.0}). It is no router: hosts answer it, but it takes no part in
     * the election (RFC 4541 section 2.1.1). If this router may not query, the switch takes the place of the querier,
     * so its specific queries lower the timers (RFC 9776 section 6.6.1).
     */
    private void onSwitchsQuery(MembershipQuery query, long now) {
        if (!election.mayQuery() && !query.suppress()) {
            query.specificGroup().ifPresent(group -> onSpecificQuery(group, query, now));
        }
    }

    private void onRoutersQuery(Ipv4Address router, MembershipQuery query, long now) {
        if (query.isGeneral()) {
            noteVersion(router, query, now);
            intervals.heard(router, query, now);
        }
        if (election.isOther(router)) {
            variables.adopt(query, intervals.provedNanos(router));
        }
        if (query.isGeneral()) {
            onGeneralQuery(router, query, now);
        } else if (!query.suppress()) {
            query.specificGroup().ifPresent(group -> onSpecificQuery(group, query, now));
        }
    }

    private void noteVersion(Ipv4Address router, MembershipQuery query, long now) {
        boolean isProved = query.version() != IgmpVersion.V1 || version1.proves(router, now);
        if (isProved) {
            variables.heard(query, now);
        } else if (!election.hasOther() || election.isOther(router)) {
            variables.heardOnce(query, now);
        }
        if (query.version() != variables.preferredVersion()) {
            output.otherVersionHeard(router, query.version(), variables.version(now));
        }
    }

    private void onGeneralQuery(Ipv4Address router, MembershipQuery query, long now) {
        switch (election.judge(router, now)) {
            case LOSES -> {
                // The other router receives this router's next query and stops querying.
            }
            case STAYS -> election.yieldTo(router, now);
            case IN_BETWEEN -> election.yieldLonger(now);
            case WINS -> {
                variables.reset();
                variables.adopt(query, intervals.provedNanos(router));
                election.yieldTo(router, now);
                output.querierChanged(router, false);
            }
        }
    }

    /**
     * Handles a specific query: lowers the timers, or sends queries if this router is the querier (RFC 9776 section
     * 6.6.1).
     */
    private void onSpecificQuery(GroupAddress group, MembershipQuery query, long now) {
        SourceSet sources = SourceSet.copyOf(query.sources());
        if (election.isSelf()) {
            groups.queryToo(group, sources, now);
        } else {
            groups.lowerTimers(group, sources, now + variables.lastMemberQueryTime(query));
        }
    }
}
