package net.igmpproxy.core.router;

import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.router.group.GroupState;
import net.igmpproxy.core.router.group.Transition;
import net.igmpproxy.core.router.host.Departure;

/** How the actions "Send Q(G)" and "Send Q(G,S)" of RFC 9776 section 6.4.2 are carried out. */
interface LeavePolicy {
    /**
     * Carries them out.
     *
     * @param state     the group, already in the state that the row calls for
     * @param row       what the row says
     * @param departure the host that sent the record
     */
    void leave(GroupState state, Transition row, Departure departure, long now);

    /** The policy for a mode. */
    static LeavePolicy of(LeaveMode mode, SpecificQuerier querier, RouterVariables variables, UnheardReports unheard) {
        return switch (mode) {
            case QUERY -> new QueryOnLeave(querier);
            case TRACKED -> new TrackedLeave(querier, variables, unheard);
            case IMMEDIATE -> new ImmediateLeave(querier);
        };
    }

    /** Sends queries, and continues forwarding until the Last Member Query Time is over: RFC 9776 as it stands. */
    record QueryOnLeave(SpecificQuerier querier) implements LeavePolicy {
        @Override
        public void leave(GroupState state, Transition row, Departure departure, long now) {
            querier.query(state, row.querySources(), row.queryGroup(), now);
        }
    }

    /**
     * Prunes at once what certainly nobody wants, leaves alone what others certainly want, and sends queries for the rest as
     * the RFC does ({@link RemainingMembers}). What was pruned is queried once, in case a report was lost.
     */
    record TrackedLeave(SpecificQuerier querier, RouterVariables variables, UnheardReports unheard)
            implements LeavePolicy {
        @Override
        public void leave(GroupState state, Transition row, Departure departure, long now) {
            RemainingMembers remaining = RemainingMembers.of(state, departure, variables, unheard, now);
            boolean prunesGroup = row.queryGroup() && remaining.nobodyExcludes();
            boolean queriesGroup = row.queryGroup() && !prunesGroup && !remaining.othersExclude();
            SourceSet doubtful = remaining.notWantedByOthers(row.querySources());
            SourceSet pruned = remaining.wantedByNobody(doubtful);
            if (prunesGroup) {
                state.endGroupTimer();
                state.keepIncluded(now);
            }
            state.endSourceTimers(pruned);
            querier.query(state, doubtful.minus(pruned), queriesGroup, now);
            querier.queryOnce(state, pruned, prunesGroup, now);
        }
    }

    /**
     * Prunes at once what the host is known to have wanted, whoever else may want it, and sends no query for it. What it was
     * not known to want, or what may be one part of a longer list, it need not have given up: that is queried.
     */
    record ImmediateLeave(SpecificQuerier querier) implements LeavePolicy {
        @Override
        public void leave(GroupState state, Transition row, Departure departure, long now) {
            SourceFilter given = departure.isWhole() ? departure.wanted() : SourceFilter.NOTHING;
            boolean prunesGroup = row.queryGroup() && given.isExclude();
            SourceSet pruned = row.querySources().filter(given::admits);
            if (prunesGroup) {
                state.endGroupTimer();
            }
            state.endSourceTimers(pruned);
            querier.query(state, row.querySources().minus(pruned), row.queryGroup() && !prunesGroup, now);
        }
    }
}
