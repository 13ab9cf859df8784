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
 * The queries of other routers on one interface, by the weight of their senders: those of the link's routers count for
 * election, timers and version (RFC 9776 sections 6.6.1, 6.6.2 and 7.3.1), all others for nothing.
 *
 * <p>IGMPv1 costs leaves and sources. It counts until the next query of its router is overdue, from the second query on for
 * the RFC's time; and beside another querier from the second query on only.
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

    /** Another router, or a switch in the place of one, has asked. */
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
                    // Hosts answer the switch whatever the list says.
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
     * A switch that queries from {@code 0.0.0.0} is no router: hosts answer it, and it binds nobody (RFC 4541 section 2.1.1).
     * Where this router may not query, its specific queries are those after which a group or source ends (RFC 9776 section
     * 6.6.1): nobody else's are sent.
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
                // It will hear this router's next query, and be silent.
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

    /** RFC 9776 section 6.6.1. */
    private void onSpecificQuery(GroupAddress group, MembershipQuery query, long now) {
        SourceSet sources = SourceSet.copyOf(query.sources());
        if (election.isSelf()) {
            groups.queryToo(group, sources, now);
        } else {
            groups.lowerTimers(group, sources, now + variables.lastMemberQueryTime(query));
        }
    }
}
