package net.igmpproxy.core.router;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.router.group.GroupState;
import net.igmpproxy.core.router.group.Transition;
import net.igmpproxy.core.router.host.Departure;
import net.igmpproxy.core.router.host.HeardRecord;
import net.igmpproxy.core.router.host.RecentLeavers;
import net.igmpproxy.core.router.host.RecentLeaves;
import net.igmpproxy.core.router.host.Statement;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.RecordType;

/** Carries out what hosts leave on one interface, and remembers who has left a moment ago. */
final class LeaveHandler {
    private final RouterVariables variables;
    private final SpecificQuerier querier;
    private final UnheardReports unheard;
    private final RecentLeavers leavers = new RecentLeavers();
    private final RecentLeaves leaves = new RecentLeaves();
    private LeaveMode mode;
    private LeavePolicy policy;

    LeaveHandler(LeaveMode mode, RouterVariables variables, SpecificQuerier querier, UnheardReports unheard) {
        this.variables = variables;
        this.querier = querier;
        this.unheard = unheard;
        configure(mode);
    }

    /** Continues with another mode. */
    void configure(LeaveMode next) {
        mode = next;
        policy = LeavePolicy.of(next, querier, variables, unheard);
    }

    /**
     * Carries out what is to be queried before something is pruned: the querier's business (RFC 2236 section 3). Behind
     * {@code 0.0.0.0} there may be many hosts (RFC 9776 section 4.2.13), so that what one of them leaves is queried. With
     * quickleave the repetition of a leave has no effect, as the leave itself was carried out.
     */
    void leave(GroupState state, Transition row, HeardRecord heard, long now) {
        if (!querier.isQuerier()) {
            return;
        }
        if (heard.host().isUnspecified()) {
            querier.query(state, row.querySources(), row.queryGroup(), now);
            return;
        }
        if (isRepetition(heard, now)) {
            return;
        }
        policy.leave(state, row, new Departure(heard.host(), heard.known(), heard.isWhole()), now);
        if (heard.known().isPresent() && heard.after().isNothing()) {
            leavers.add(heard.group(), heard.host(), now);
        }
        if (mode == LeaveMode.IMMEDIATE && state.filter().isNothing()) {
            leaves.add(state.group(), state.hosts().addresses(now), now + variables.lastMemberQueryTime(), now);
        }
    }

    /** Takes notice of a record: a host that leaves a group is no member of it, even if the group was pruned before. */
    void hear(Statement reported) {
        if (reported.leaves()) {
            leaves.forget(reported.group(), reported.host());
        }
    }

    /**
     * Whether a record of a group without members does not join it yet. That holds of what may answer a query: an IGMPv3 host
     * that joins sends another type of record, and an IGMPv2 host that was no member when the group was pruned joins.
     */
    boolean holdsOff(Statement reported, long now) {
        boolean isCurrentState = reported.type() == RecordType.IS_EX || reported.type() == RecordType.IS_IN;
        boolean holdsOff = isCurrentState
                && leaves.contains(reported.group(), now)
                && (reported.version() == IgmpVersion.V3 || leaves.wasMember(reported.group(), reported.host()));
        if (holdsOff) {
            leaves.refuse(reported.group());
        }
        return holdsOff;
    }

    /** When a group that was held off is to be queried. */
    long nextQuery() {
        return leaves.nextQuery();
    }

    /** The groups that were held off and are to be queried now. */
    List<GroupAddress> takeQueries(long now) {
        return leaves.takeQueries(now);
    }

    private boolean isRepetition(HeardRecord heard, long now) {
        return mode != LeaveMode.QUERY
                && heard.known().isEmpty()
                && heard.after().isNothing()
                && leavers.contains(heard.group(), heard.host(), now);
    }
}
