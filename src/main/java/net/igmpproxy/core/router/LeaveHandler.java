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

/** Handles leaves on one interface according to its {@link LeaveMode}, and remembers recent leaves. */
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

    void configure(LeaveMode next) {
        mode = next;
        policy = LeavePolicy.of(next, querier, variables, unheard);
    }

    /**
     * Carries out the query actions of a table row. Only the querier does so (RFC 2236 section 3). A leave from
     * {@code 0.0.0.0} is always queried, since there may be many hosts without an address (RFC 9776 section 4.2.13).
     * With quickleave, a repeated leave is ignored because the first one was carried out.
     *
     * @param state the group, already in the new state of the row
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

    /** Records a leave of a host that remained a member of a pruned group. */
    void hear(Statement reported) {
        if (reported.leaves()) {
            leaves.forget(reported.group(), reported.host());
        }
    }

    /**
     * Returns true if a record of a group without members is refused for now. This holds for records that may answer a
     * query. An IGMPv3 host that joins sends another record type. An IGMPv2 host that was not a member when the group
     * was pruned joins.
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

    /**
     * Time of the next query for a group that was refused, {@link net.igmpproxy.core.timer.DeadlineQueue#NEVER} if
     * there is none.
     */
    long nextQuery() {
        return leaves.nextQuery();
    }

    /** Returns the refused groups whose query is due, and counts the queries as sent. */
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
