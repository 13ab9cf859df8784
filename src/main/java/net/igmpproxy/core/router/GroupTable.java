package net.igmpproxy.core.router;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.router.group.GroupCompatibility;
import net.igmpproxy.core.router.group.GroupState;
import net.igmpproxy.core.router.group.ReportTable;
import net.igmpproxy.core.router.group.RouterState;
import net.igmpproxy.core.router.group.Transition;
import net.igmpproxy.core.router.host.HeardRecord;
import net.igmpproxy.core.router.host.HostCensus;
import net.igmpproxy.core.router.host.IgnoredReport;
import net.igmpproxy.core.router.host.Statement;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Group state table of one interface. Applies group records and timer expiry to it (RFC 9776 sections 6.4, 6.5 and
 * 7.3.2). Times are nanoseconds.
 */
final class GroupTable {
    private final RouterVariables variables;
    private final RouterOutput output;
    private final SpecificQuerier querier;
    private final EntryBudget budget;
    private final HostCensus census = new HostCensus();
    private final Admission admission;
    private final TreeMap<GroupAddress, GroupState> groups = new TreeMap<>();
    private final DeadlineQueue<GroupState> deadlines = new DeadlineQueue<>();
    private final LeaveHandler leaves;
    private final HostReports reports;
    private final UnheardReports unheard;
    private int sources;

    GroupTable(
            RouterSettings settings,
            RouterVariables variables,
            SpecificQuerier querier,
            EntryBudget budget,
            RouterOutput output) {
        this.variables = variables;
        this.output = output;
        this.querier = querier;
        this.budget = budget;
        this.admission = new Admission(settings.limits(), budget, census);
        this.unheard = new UnheardReports(variables);
        this.leaves = new LeaveHandler(settings.leaveMode(), variables, querier, unheard);
        this.reports = new HostReports(settings.ssm(), census);
    }

    /** Applies new settings. Existing groups stay. */
    void configure(RouterSettings settings) {
        admission.configure(settings.limits());
        leaves.configure(settings.leaveMode());
        reports.configure(settings.ssm());
    }

    Collection<GroupState> groups() {
        return Collections.unmodifiableCollection(groups.values());
    }

    Stream<GroupAddress> groupsFrom(GroupAddress first) {
        return groups.tailMap(first, true).keySet().stream();
    }

    Optional<GroupState> find(GroupAddress group) {
        return Optional.ofNullable(groups.get(group));
    }

    SourceFilter filter(GroupAddress group) {
        GroupState state = groups.get(group);
        return state == null ? SourceFilter.NOTHING : state.filter();
    }

    int size() {
        return groups.size();
    }

    /** Number of hosts that are members of at least one group. */
    int hostCount() {
        return census.size();
    }

    /** Number of sources in all groups; a source of two groups counts twice. */
    int sourceCount() {
        return sources;
    }

    HostCensus hosts() {
        return census;
    }

    long nextDeadline() {
        return Math.min(deadlines.next(), leaves.nextQuery());
    }

    /**
     * Handles one group record. Calls {@link RouterOutput#ignored} for a record, or for the part of it, that has no
     * effect.
     */
    void handle(Statement reported, long now) {
        leaves.hear(reported);
        GroupState state = groups.get(reported.group());
        Statement translated = reports.translate(reported);
        Optional<IgnoredReport> pointless =
                state == null ? ruleOutUnknownGroup(reported, translated, now) : Optional.empty();
        if (pointless.isPresent()) {
            ignore(reported, pointless.get());
            return;
        }
        Statement fitting = translated.with(translated.type(), admission.fitting(translated, state));
        boolean isCut = fitting.sources().size() < translated.sources().size();
        if (isCut) {
            ignore(reported, IgnoredReport.MAX_GROUP_SOURCES);
        }
        admit(reports.heard(reported, fitting, state, now), state, now);
        if (isCut) {
            unheard.refused(groups.get(reported.group()), now);
        }
    }

    /** Members whose reports the router may not have received. */
    UnheardReports unheard() {
        return unheard;
    }

    /**
     * Records that another router queried sources of a group. Until {@code until}, an IS_IN record of these sources may
     * be an answer.
     */
    void awaitAnswers(GroupAddress group, SourceSet queried, long until, long now) {
        GroupState state = groups.get(group);
        if (state != null) {
            state.queries().awaitAnswers(queried.intersect(state.sources()), until, now);
        }
    }

    /**
     * Lowers the group timer, or the timers of the given sources, to a deadline (RFC 9776 section 6.6.1).
     *
     * @param sources empty for the group timer
     */
    void lowerTimers(GroupAddress group, SourceSet sources, long deadline) {
        GroupState state = groups.get(group);
        if (state == null) {
            return;
        }
        if (sources.isEmpty()) {
            state.lowerGroupTimer(deadline);
        } else {
            state.sourceTimers().lower(sources, deadline);
        }
        deadlines.update(state);
    }

    /** Cancels all pending queries, because this router may no longer send any. */
    void cancelQueries() {
        groups.values().forEach(state -> {
            state.queries().cancel();
            deadlines.update(state);
        });
    }

    /** Handles a specific query of a router that is not the querier. See {@link SpecificQuerier#queryToo}. */
    void queryToo(GroupAddress group, SourceSet sources, long now) {
        GroupState state = groups.get(group);
        if (state != null) {
            querier.queryToo(state, sources, now);
            deadlines.update(state);
        }
    }

    /** Applies expired timers and sends the queries that are due. */
    void onDeadline(long now) {
        for (GroupState state = deadlines.poll(now); state != null; state = deadlines.poll(now)) {
            SourceFilter before = state.filter();
            int records = state.records();
            Optional<Ipv4Address> silent = state.silentOlderHost(now);
            state.expire(now);
            if (silent.isPresent() && querier.isQuerier() && variables.version(now) == IgmpVersion.V3) {
                output.olderHostSilent(state.group(), silent.get());
            }
            querier.sendDue(state, now);
            settle(state, before, records);
        }
        leaves.takeQueries(now).stream()
                .filter(group -> !groups.containsKey(group))
                .forEach(group -> querier.queryUnknown(group, now));
    }

    /** Restores a group from a snapshot made before a restart. */
    void restore(GroupMembership membership, long now) {
        GroupState state = GroupState.restore(membership, reports.newHosts(membership.group()), now);
        if (!state.isExplainedByHosts(now)) {
            unheard.interrupted(List.of(state), now);
        }
        groups.put(state.group(), state);
        settle(state, SourceFilter.NOTHING, 0);
    }

    /**
     * Removes groups.
     *
     * @return the filters of their hosts, as current-state records
     */
    List<Statement> forget(Predicate<GroupAddress> forgotten, long now) {
        List<Statement> said = new ArrayList<>();
        for (GroupState state : List.copyOf(groups.values())) {
            if (forgotten.test(state.group())) {
                said.addAll(state.hosts().statements(state.group(), now));
                SourceFilter before = state.filter();
                int records = state.records();
                state.endGroupTimer();
                state.endSourceTimers(state.sources());
                settle(state, before, records);
            }
        }
        return said;
    }

    private Optional<IgnoredReport> ruleOutUnknownGroup(Statement reported, Statement translated, long now) {
        if (ReportTable.apply(RouterState.NONE, translated.type(), translated.sources())
                .next()
                .isNone()) {
            return Optional.of(IgnoredReport.NOT_A_MEMBER);
        }
        return leaves.holdsOff(reported, now) ? Optional.of(IgnoredReport.JUST_LEFT) : Optional.empty();
    }

    private void admit(HeardRecord heard, @Nullable GroupState state, long now) {
        Optional<IgnoredReport> refusal =
                admission.refusal(heard.statement(), state, groups.size(), heard.before(), heard.after());
        if (refusal.isEmpty()) {
            take(heard, state, now);
            return;
        }
        ignore(heard.reported(), refusal.get());
        unheard.refused(state, now);
        if (state != null) {
            refresh(heard, state, now);
        }
    }

    private void take(HeardRecord heard, @Nullable GroupState known, long now) {
        GroupState state = known == null ? new GroupState(heard.group(), reports.newHosts(heard.group()), now) : known;
        groups.put(state.group(), state);
        int records = known == null ? 0 : state.records();
        SourceFilter forwarded = state.filter();
        track(state, heard, now);
        apply(state, heard, now);
        if (admission.bound(state, heard.host())) {
            unheard.refused(state, now);
        }
        settle(state, forwarded, records);
    }

    /** Refreshes existing state with the part of a refused record that needs no additional state. */
    private void refresh(HeardRecord refused, GroupState state, long now) {
        HeardRecord rest = reports.refreshing(refused, state, now);
        // A record type that the compatibility mode ignores refreshes nothing. The record was counted as refused.
        if (!GroupCompatibility.rulesOut(rest.statement().type(), mode(state, now))
                && Admission.isRefresh(rest.statement(), state, rest.before(), rest.after())) {
            take(rest, state, now);
        }
    }

    /** Stores the host's new filter and reports joins and leaves. */
    private void track(GroupState state, HeardRecord heard, long now) {
        Statement statement = heard.statement();
        if (statement.tellsOfOlderHost()) {
            state.compatibility().heard(statement.version(), now + variables.olderHostPresentInterval());
        }
        long expires = now + variables.groupMembershipInterval();
        if (heard.reported().silencesOthers()) {
            state.compatibility().heardSuppressing(expires);
        }
        state.hosts().put(heard.host(), heard.tracked(now, expires));
        if (heard.before().isNothing() && !heard.after().isNothing()) {
            output.hostJoined(heard.group(), heard.host());
        } else if (!heard.before().isNothing() && heard.after().isNothing()) {
            output.hostLeft(heard.group(), heard.host());
        }
    }

    private void apply(GroupState state, HeardRecord heard, long now) {
        RecordType type = heard.statement().type();
        IgmpVersion mode = mode(state, now);
        if (GroupCompatibility.rulesOut(type, mode)) {
            ignore(heard.reported(), IgnoredReport.COMPATIBILITY_MODE);
            return;
        }
        boolean withoutSources = type == RecordType.TO_EX && mode != IgmpVersion.V3;
        SourceSet named = withoutSources ? SourceSet.empty() : heard.statement().sources();
        Transition transition = ReportTable.apply(state.state(), type, named);
        state.enter(transition, now, variables.groupMembershipInterval());
        if (transition.queryGroup() || !transition.querySources().isEmpty()) {
            leaves.leave(state, transition, heard, now);
        }
    }

    private IgmpVersion mode(GroupState state, long now) {
        return state.compatibility().mode(variables.version(now), now);
    }

    /** Updates counters, deadlines and budget after a change of a group, and removes the group if it has no members. */
    private void settle(GroupState state, SourceFilter before, int recordsBefore) {
        SourceFilter after = state.filter();
        sources += state.count();
        if (after.isNothing()) {
            groups.remove(state.group(), state);
            deadlines.remove(state);
            state.hosts().clear();
            budget.change(recordsBefore, 0);
        } else {
            deadlines.update(state);
            budget.change(recordsBefore, state.records());
        }
        if (!before.equals(after)) {
            output.filterChanged(state.group(), before, after);
        }
    }

    private void ignore(Statement statement, IgnoredReport reason) {
        output.ignored(statement.group(), statement.host(), reason);
    }
}
