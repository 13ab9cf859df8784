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
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.RecordType;
import org.jspecify.annotations.Nullable;

/** The groups of one interface, and what a group record does to them (RFC 9776 sections 6.4, 6.5 and 7.3.2). */
final class GroupTable {
    private final RouterVariables variables;
    private final RouterOutput output;
    private final SpecificQuerier querier;
    private final EntryBudget budget;
    private final HostCensus census = new HostCensus();
    private final Admission admission;
    private final TreeMap<GroupAddress, GroupState> groups = new TreeMap<>();
    private final DeadlineQueue<GroupState> deadlines = new DeadlineQueue<>();
    private final RecentLeaves recentLeaves = new RecentLeaves();
    private int sources;
    private LeaveMode leaveMode;
    private LeavePolicy leavePolicy;

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
        this.leaveMode = settings.leaveMode();
        this.leavePolicy = LeavePolicy.of(leaveMode, querier);
    }

    /** Goes on with other settings. */
    void configure(RouterSettings settings) {
        admission.configure(settings.limits());
        leaveMode = settings.leaveMode();
        leavePolicy = LeavePolicy.of(leaveMode, querier);
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

    /** How many hosts are members of any group. */
    int hostCount() {
        return census.size();
    }

    /** How many sources hosts have named, counted anew in each group. */
    int sourceCount() {
        return sources;
    }

    /** The hosts that are members. */
    HostCensus hosts() {
        return census;
    }

    long nextDeadline() {
        return deadlines.next();
    }

    /** Handles one record. */
    void handle(Statement statement, long now) {
        GroupState state = groups.get(statement.group());
        Optional<IgnoredReport> pointless = state == null ? ruleOutUnknownGroup(statement, now) : Optional.empty();
        if (pointless.isPresent()) {
            ignore(statement, pointless.get());
            return;
        }
        Statement fitting = statement.with(statement.type(), admission.fitting(statement, state));
        if (fitting.sources().size() < statement.sources().size()) {
            ignore(statement, IgnoredReport.MAX_GROUP_SOURCES);
        }
        admit(fitting, state, now);
    }

    /** The timers of a group or of its sources are to be lowered (RFC 9776 section 6.6.1). */
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

    /** Another router than the querier has asked for a group or for its sources. */
    void queryToo(GroupAddress group, SourceSet sources, long now) {
        GroupState state = groups.get(group);
        if (state != null) {
            querier.queryToo(state, sources, now);
            deadlines.update(state);
        }
    }

    /** Does what is due. */
    void onDeadline(long now) {
        for (GroupState state = deadlines.poll(now); state != null; state = deadlines.poll(now)) {
            SourceFilter before = state.filter();
            int records = state.records();
            state.expire(now);
            querier.sendDue(state, now);
            settle(state, before, records);
        }
    }

    /** Takes over a group as it was before a restart. */
    void restore(GroupMembership membership, long now) {
        GroupState state = GroupState.restore(membership, census, now);
        groups.put(state.group(), state);
        settle(state, SourceFilter.NOTHING, 0);
    }

    /**
     * Forgets groups.
     *
     * @return what their hosts were known to want, as they would say it anew
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

    private Optional<IgnoredReport> ruleOutUnknownGroup(Statement statement, long now) {
        if (ReportTable.apply(RouterState.NONE, statement.type(), statement.sources())
                .next()
                .isNone()) {
            return Optional.of(IgnoredReport.NOT_A_MEMBER);
        }
        return recentLeaves.contains(statement.group(), now) ? Optional.of(IgnoredReport.JUST_LEFT) : Optional.empty();
    }

    private void admit(Statement statement, @Nullable GroupState known, long now) {
        SourceFilter before =
                known == null ? SourceFilter.NOTHING : known.hosts().filter(statement.host(), now);
        SourceFilter after = afterwards(statement, known, before, now);
        Optional<IgnoredReport> refusal = admission.refusal(statement, known, groups.size(), before, after);
        if (refusal.isEmpty()) {
            take(statement, known, before, after, now);
            return;
        }
        ignore(statement, refusal.get());
        if (known != null) {
            refresh(statement, known, before, now);
        }
    }

    /** What the statement's host wants after it. */
    private static SourceFilter afterwards(
            Statement statement, @Nullable GroupState known, SourceFilter before, long now) {
        boolean partial = known != null && known.queries().mayBeAnswer(now);
        return statement.host().isUnspecified()
                ? TrackedHost.afterAny(before, statement)
                : TrackedHost.after(before, statement.type(), statement.sources(), partial);
    }

    private void take(
            Statement statement, @Nullable GroupState known, SourceFilter before, SourceFilter after, long now) {
        GroupState state = known == null ? new GroupState(statement.group(), census, now) : known;
        groups.put(state.group(), state);
        int records = known == null ? 0 : state.records();
        SourceFilter forwarded = state.filter();
        track(state, statement, before, after, now);
        apply(state, statement, before, now);
        settle(state, forwarded, records);
    }

    /** What is there is refreshed whatever the limits say, by a statement too that is refused for what it adds. */
    private void refresh(Statement refused, GroupState state, SourceFilter before, long now) {
        Statement rest = Admission.refreshing(refused, state, before);
        SourceFilter after = before.isNothing() ? SourceFilter.NOTHING : afterwards(rest, state, before, now);
        // What the compatibility mode rules out refreshes nothing, and is counted as refused already.
        if (!isRuledOut(rest.type(), mode(state, now)) && Admission.isRefresh(rest, state, before, after)) {
            take(rest, state, before, after, now);
        }
    }

    /** Notes what the host wants. */
    private void track(GroupState state, Statement statement, SourceFilter before, SourceFilter after, long now) {
        if (statement.tellsOfOlderHost()) {
            state.compatibility().heard(statement.version(), now + variables.olderHostPresentInterval());
        }
        long expires = now + variables.groupMembershipInterval();
        state.hosts().put(statement.host(), TrackedHost.heard(statement.version(), after, now, expires));
        if (before.isNothing() && !after.isNothing()) {
            output.hostJoined(statement.group(), statement.host());
        } else if (!before.isNothing() && after.isNothing()) {
            output.hostLeft(statement.group(), statement.host());
        }
    }

    private void apply(GroupState state, Statement statement, SourceFilter before, long now) {
        RecordType type = statement.type();
        IgmpVersion mode = mode(state, now);
        if (isRuledOut(type, mode)) {
            ignore(statement, IgnoredReport.COMPATIBILITY_MODE);
            return;
        }
        boolean withoutSources = type == RecordType.TO_EX && mode != IgmpVersion.V3;
        SourceSet sources = withoutSources ? SourceSet.empty() : statement.sources();
        Transition transition = ReportTable.apply(state.state(), type, sources);
        state.enter(transition, now, variables.groupMembershipInterval());
        if (transition.queryGroup() || !transition.querySources().isEmpty()) {
            leave(state, transition, statement, before, now);
        }
    }

    /**
     * Carries out what is to be asked before something is pruned: the querier's business (RFC 2236 section 3). Behind
     * {@code 0.0.0.0} there may be many hosts (RFC 9776 section 4.2.13), so that what one of them leaves is asked for.
     */
    private void leave(GroupState state, Transition row, Statement statement, SourceFilter before, long now) {
        if (!querier.isQuerier()) {
            return;
        }
        if (statement.host().isUnspecified()) {
            querier.query(state, row.querySources(), row.queryGroup(), now);
        } else {
            leavePolicy.leave(state, row, isCertain(statement, before), now);
            noteLeft(state, now);
        }
    }

    private IgmpVersion mode(GroupState state, long now) {
        return state.compatibility().mode(variables.version(now), now);
    }

    /** RFC 9776 section 7.3.2: what the older modes ignore. */
    private static boolean isRuledOut(RecordType type, IgmpVersion mode) {
        return switch (mode) {
            case V1 -> type == RecordType.BLOCK || type == RecordType.TO_IN;
            case V2 -> type == RecordType.BLOCK;
            case V3 -> false;
        };
    }

    /** See {@link LeavePolicy#leave}. */
    private static boolean isCertain(Statement statement, SourceFilter before) {
        return statement.type() != RecordType.TO_IN || statement.sources().isEmpty() || before.isExclude();
    }

    private void noteLeft(GroupState state, long now) {
        if (leaveMode == LeaveMode.IMMEDIATE && state.filter().isNothing()) {
            recentLeaves.add(state.group(), now + variables.lastMemberQueryTime(), now);
        }
    }

    /** Brings everything derived from a group's state up to date. */
    private void settle(GroupState state, SourceFilter before, int recordsBefore) {
        SourceFilter after = state.filter();
        sources += state.count();
        if (after.isNothing()) {
            groups.remove(state.group(), state);
            deadlines.remove(state);
            state.hosts().clear();
            budget.change(-recordsBefore);
        } else {
            deadlines.update(state);
            budget.change(state.records() - recordsBefore);
        }
        if (!before.equals(after)) {
            output.filterChanged(state.group(), before, after);
        }
    }

    private void ignore(Statement statement, IgnoredReport reason) {
        output.ignored(statement.group(), statement.host(), reason);
    }
}
