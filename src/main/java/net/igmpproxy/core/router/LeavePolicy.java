package net.igmpproxy.core.router;

import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.router.group.GroupState;
import net.igmpproxy.core.router.group.Transition;
import net.igmpproxy.core.router.host.Departure;

/** Strategy for the actions "Send Q(G)" and "Send Q(G,S)" of RFC 9776 section 6.4.2. */
interface LeavePolicy {
    /**
     * Carries out the query actions of a table row.
     *
     * @param state     the group, already in the new state of the row
     * @param row       the row
     * @param departure the host that sent the record
     */
    void leave(GroupState state, Transition row, Departure departure, long now);

    /** Returns the policy for a mode. */
    static LeavePolicy of(LeaveMode mode, SpecificQuerier querier, RouterVariables variables, UnheardReports unheard) {
        return switch (mode) {
            case QUERY -> new QueryOnLeave(querier);
            case TRACKED -> new TrackedLeave(querier, variables, unheard);
            case IMMEDIATE -> new ImmediateLeave(querier);
        };
    }

    /** Sends queries and continues forwarding until the Last Member Query Time has ended (RFC 9776). */
    record QueryOnLeave(SpecificQuerier querier) implements LeavePolicy {
        @Override
        public void leave(GroupState state, Transition row, Departure departure, long now) {
            querier.query(state, row.querySources(), row.queryGroup(), now);
        }
    }

    /**
     * Prunes sources that certainly no member wants, keeps sources that other members certainly want, and queries the
     * rest ({@link RemainingMembers}). Sends one query for the pruned sources, in case a report was lost.
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
     * Prunes the sources that the host is known to have wanted, without a query, even if other hosts want them. Queries
     * the rest: sources that the host was not known to want, and lists that may be incomplete.
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
