package net.igmpproxy.core.router;

import net.igmpproxy.core.membership.SourceSet;

/** How the actions "Send Q(G)" and "Send Q(G,S)" of RFC 9776 section 6.4.2 are carried out. */
interface LeavePolicy {
    /**
     * Carries them out.
     *
     * @param state   the group, already in the state that the row calls for
     * @param row     what the row says
     * @param certain whether the host that sent the record is known to want none of the sources any more. A TO_IN of a
     *                host already in INCLUDE mode may be one part of a longer list, and then says no such thing
     */
    void leave(GroupState state, Transition row, boolean certain, long now);

    /** The policy for a mode. */
    static LeavePolicy of(LeaveMode mode, SpecificQuerier querier) {
        return switch (mode) {
            case QUERY -> new QueryOnLeave(querier);
            case TRACKED -> new TrackedLeave(querier);
            case IMMEDIATE -> new ImmediateLeave();
        };
    }

    /** Asks, and goes on forwarding until the Last Member Query Time is over: what the RFC says. */
    record QueryOnLeave(SpecificQuerier querier) implements LeavePolicy {
        @Override
        public void leave(GroupState state, Transition row, boolean certain, long now) {
            querier.query(state, row.querySources(), row.queryGroup(), now);
        }
    }

    /**
     * Prunes at once what no tracked host wants, and leaves alone what one does. What was pruned is asked for once, for
     * the hosts that kept their reports back because they heard another's (RFC 2236 section 3).
     */
    record TrackedLeave(SpecificQuerier querier) implements LeavePolicy {
        @Override
        public void leave(GroupState state, Transition row, boolean certain, long now) {
            boolean prunedGroup = row.queryGroup() && !state.hosts().anyExcludes(now);
            if (prunedGroup) {
                state.endGroupTimer();
                state.keepIncluded(now);
            }
            SourceSet unwanted = state.hosts().unwanted(row.querySources(), now);
            if (certain) {
                state.endSourceTimers(unwanted);
                querier.queryOnce(state, unwanted, prunedGroup, now);
            } else {
                querier.query(state, unwanted, false, now);
                querier.queryOnce(state, SourceSet.empty(), prunedGroup, now);
            }
        }
    }

    /** Prunes at once, whoever else may be there, and asks nobody. */
    record ImmediateLeave() implements LeavePolicy {
        @Override
        public void leave(GroupState state, Transition row, boolean certain, long now) {
            if (row.queryGroup()) {
                state.endGroupTimer();
            }
            state.endSourceTimers(row.querySources());
        }
    }
}
