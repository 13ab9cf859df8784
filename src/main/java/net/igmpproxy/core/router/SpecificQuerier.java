package net.igmpproxy.core.router;

import net.igmpproxy.core.membership.SourceSet;

/** Builds and sends group-specific and group-and-source-specific queries (RFC 9776 section 6.6.3). */
final class SpecificQuerier {
    private final RouterSettings settings;
    private final QueryFactory factory;
    private final RouterOutput output;
    private boolean querier = true;

    SpecificQuerier(RouterSettings settings, RouterOutput output) {
        this.settings = settings;
        this.factory = new QueryFactory(settings);
        this.output = output;
    }

    /** Says whether this router is the querier; another one sends no specific queries (RFC 9776 section 6.6.3). */
    void setQuerier(boolean querier) {
        this.querier = querier;
    }

    /** "Send Q(G)" and "Send Q(G,S)" with lowered timers and retransmission. */
    void query(GroupState state, SourceSet sources, boolean group, long now) {
        if (!querier) {
            return;
        }
        long lastMemberDeadline = now + settings.lastMemberQueryTime();
        SourceSet asked = state.sourceTimers().runningAfter(sources, lastMemberDeadline);
        if (group) {
            state.lowerGroupTimer(lastMemberDeadline);
            state.queries().scheduleGroup(settings.lastMemberQueryCount(), now);
        }
        if (!asked.isEmpty()) {
            state.sourceTimers().lower(asked, lastMemberDeadline);
            state.queries().scheduleSources(asked, settings.lastMemberQueryCount(), now);
        }
        sendDue(state, now);
    }

    /** One query for what was pruned already, without timers: whoever answers joins anew. */
    void queryOnce(GroupState state, SourceSet sources, boolean group) {
        if (querier && group) {
            output.query(factory.groupSpecific(state.group(), false));
        }
        if (querier && !sources.isEmpty()) {
            output.query(factory.groupAndSourceSpecific(state.group(), sources, false));
        }
    }

    /** Sends the queries that are due. */
    void sendDue(GroupState state, long now) {
        if (state.queries().nextSend() > now) {
            return;
        }
        long lastMemberDeadline = now + settings.lastMemberQueryTime();
        boolean groupAsked = state.queries().takeGroupQuery();
        if (groupAsked) {
            boolean suppress = state.groupTimer() > lastMemberDeadline;
            output.query(factory.groupSpecific(state.group(), suppress));
        }
        SourceSet sources = state.queries().takeSources();
        SourceSet refreshed = state.sourceTimers().runningAfter(sources, lastMemberDeadline);
        if (!groupAsked && !refreshed.isEmpty()) {
            output.query(factory.groupAndSourceSpecific(state.group(), refreshed, true));
        }
        SourceSet doubtful = sources.minus(refreshed);
        if (!doubtful.isEmpty()) {
            output.query(factory.groupAndSourceSpecific(state.group(), doubtful, false));
        }
        state.queries().reschedule(now + settings.lastMemberQueryInterval());
    }
}
