package net.igmpproxy.core.router;

import java.util.function.BooleanSupplier;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.router.group.GroupState;
import net.igmpproxy.core.wire.IgmpVersion;

/**
 * Sends group-specific and group-and-source-specific queries (RFC 9776 section 6.6.3). IGMPv2 uses a group-specific
 * query for sources; IGMPv1 has no specific queries (section 7.3.1). Times are nanoseconds.
 */
final class SpecificQuerier {
    private final RouterVariables variables;
    private final QueryFactory factory;
    private final RouterOutput output;
    private final BooleanSupplier querier;

    /**
     * Creates a sender of specific queries.
     *
     * @param querier returns true if this router is the querier; a non-querier schedules no specific queries (RFC 9776
     *                section 6.6.3)
     */
    SpecificQuerier(RouterVariables variables, BooleanSupplier querier, RouterOutput output) {
        this.querier = querier;
        this.variables = variables;
        this.factory = new QueryFactory(variables);
        this.output = output;
    }

    boolean isQuerier() {
        return querier.getAsBoolean();
    }

    /**
     * Lowers timers and schedules queries: "Send Q(G)" and "Send Q(G,S)". While a group is being queried, further
     * leaves do not restart its queries until a host has reported the group. Otherwise each of many leaves would make
     * all hosts answer (RFC 2236 section 3 ignores leaves in state "checking membership").
     *
     * @param group true for "Send Q(G)"
     */
    void query(GroupState state, SourceSet sources, boolean group, long now) {
        if (!asks(now)) {
            return;
        }
        long lastMemberDeadline = now + variables.lastMemberQueryTime();
        SourceSet asked = state.sourceTimers().runningAfter(sources, lastMemberDeadline);
        boolean isChecked = state.queries().isGroupChecked(now) && !state.isGroupTimerRunningAfter(lastMemberDeadline);
        if (group && !isChecked) {
            state.lowerGroupTimer(lastMemberDeadline);
            state.queries().scheduleGroup(variables.lastMemberQueryCount(), now);
        }
        if (!asked.isEmpty()) {
            state.sourceTimers().lower(asked, lastMemberDeadline);
            state.queries().scheduleSources(asked, variables.lastMemberQueryCount(), now);
        }
        sendDue(state, now);
    }

    /**
     * Handles a specific query of a router that is not the querier, which lowers this router's timers (RFC 9776 section
     * 6.6.1). Hosts may not have received that query, as it may have been sent to this router alone. So this router
     * queries them before it prunes.
     */
    void queryToo(GroupState state, SourceSet sources, long now) {
        long lastMemberDeadline = now + variables.lastMemberQueryTime();
        boolean group = sources.isEmpty() && state.isGroupTimerRunningAfter(lastMemberDeadline);
        query(state, sources, group, now);
    }

    /** Sends one query for a pruned group or sources, without timers. A host that answers joins again. */
    void queryOnce(GroupState state, SourceSet sources, boolean group, long now) {
        if (asks(now)) {
            send(state, SourceSet.empty(), sources, group, now);
        }
    }

    /**
     * Sends the queries that are due. Scheduled queries are sent even if another router has become the querier since
     * (RFC 2236 section 3).
     */
    void sendDue(GroupState state, long now) {
        if (state.queries().nextSend() > now) {
            return;
        }
        boolean group = state.queries().takeGroupQuery(variables.lastMemberQueryInterval(), now);
        SourceSet sources = state.queries().takeSources(variables.lastMemberQueryInterval(), now);
        if (hasSpecificQueries(now)) {
            SourceSet refreshed = state.sourceTimers().runningAfter(sources, now + variables.lastMemberQueryTime());
            send(state, refreshed, sources.minus(refreshed), group, now);
        }
    }

    /**
     * Sends one round of queries.
     *
     * @param refreshed queried sources that hosts have reported since
     * @param doubtful  queried sources that no host has reported
     * @param group     true for a group-specific query
     */
    private void send(GroupState state, SourceSet refreshed, SourceSet doubtful, boolean group, long now) {
        boolean suppress = state.isGroupTimerRunningAfter(now + variables.lastMemberQueryTime());
        if (variables.version(now) == IgmpVersion.V2) {
            sendVersion2(state, (group && !suppress) || !doubtful.isEmpty(), now);
            return;
        }
        if (group) {
            output.query(factory.groupSpecific(state.group(), suppress, now));
        }
        // A group-specific query makes hosts report all their sources, so the query with the S flag is omitted (RFC
        // 9776: "may be suppressed").
        if (!group) {
            querySources(state, refreshed, true, now);
        }
        querySources(state, doubtful, false, now);
    }

    private void querySources(GroupState state, SourceSet sources, boolean suppress, long now) {
        if (!sources.isEmpty()) {
            state.queries().awaitAnswers(sources, variables.answerDeadline(now), now);
            output.query(factory.groupAndSourceSpecific(state.group(), sources, suppress));
        }
    }

    /** Sends one group-specific query, unless hosts have reported everything since (RFC 2236 section 3). */
    private void sendVersion2(GroupState state, boolean unanswered, long now) {
        if (unanswered) {
            output.query(factory.groupSpecific(state.group(), false, now));
        }
    }

    /** Sends one query for a group without members, which has no state. A host that answers joins. */
    void queryUnknown(GroupAddress group, long now) {
        if (asks(now)) {
            output.query(factory.groupSpecific(group, false, now));
        }
    }

    private boolean asks(long now) {
        return isQuerier() && hasSpecificQueries(now);
    }

    private boolean hasSpecificQueries(long now) {
        return variables.version(now) != IgmpVersion.V1;
    }
}
