package net.igmpproxy.core.router;

import java.util.function.BooleanSupplier;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.router.group.GroupState;
import net.igmpproxy.core.wire.IgmpVersion;

/**
 * Builds and sends group-specific and group-and-source-specific queries (RFC 9776 section 6.6.3). In version 2 a query for
 * sources goes out as one for their group; version 1 has no specific queries at all (section 7.3.1).
 */
final class SpecificQuerier {
    private final RouterVariables variables;
    private final QueryFactory factory;
    private final RouterOutput output;
    private final BooleanSupplier querier;

    /**
     * @param querier whether this router is the querier; another one sends no specific queries (RFC 9776 section 6.6.3)
     */
    SpecificQuerier(RouterVariables variables, BooleanSupplier querier, RouterOutput output) {
        this.querier = querier;
        this.variables = variables;
        this.factory = new QueryFactory(variables);
        this.output = output;
    }

    /** Whether this router is the querier. */
    boolean isQuerier() {
        return querier.getAsBoolean();
    }

    /**
     * "Send Q(G)" and "Send Q(G,S)" with lowered timers and retransmission. A group that is being asked for already is not
     * asked for again until it has been reported: otherwise each of many leaves would have all hosts answer (RFC 2236
     * section 3 ignores leaves in the state "checking membership").
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
     * Another router than the querier has asked, so that this router's timers are to be lowered (RFC 9776 section 6.6.1).
     * The hosts need not have heard it, as it may have been sent to this router alone: they are asked before anything is
     * pruned.
     */
    void queryToo(GroupState state, SourceSet sources, long now) {
        long lastMemberDeadline = now + variables.lastMemberQueryTime();
        boolean group = sources.isEmpty() && state.isGroupTimerRunningAfter(lastMemberDeadline);
        query(state, sources, group, now);
    }

    /** One query for what was pruned already, without timers: whoever answers joins anew. */
    void queryOnce(GroupState state, SourceSet sources, boolean group, long now) {
        if (asks(now)) {
            send(state, SourceSet.empty(), sources, group, now);
        }
    }

    /**
     * Sends the queries that are due. Those that were scheduled by the querier go out even if another router has become the
     * querier since (RFC 2236 section 3: the same router keeps sending them).
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
     * Sends what is to be asked.
     *
     * @param refreshed sources that have been reported since they were first asked for
     * @param doubtful  sources that have not
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
        // "May be suppressed" beside a group-specific query, which the hosts answer for all their sources.
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

    /** One query for the whole group, unless all that was asked for has been reported since (RFC 2236 section 3). */
    private void sendVersion2(GroupState state, boolean unanswered, long now) {
        if (unanswered) {
            output.query(factory.groupSpecific(state.group(), false, now));
        }
    }

    /** A query for a group that has no members, so that there is no state: whoever answers joins. */
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
