package net.igmpproxy.core.router;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.RecordType;

/** The groups of one interface, and what a group record does to them (RFC 9776 sections 6.4, 6.5 and 7.3.2). */
final class GroupTable {
    private final RouterSettings settings;
    private final RouterOutput output;
    private final SpecificQuerier querier;
    private final LeavePolicy leavePolicy;
    private final TreeMap<GroupAddress, GroupState> groups = new TreeMap<>();
    private final DeadlineQueue<GroupState> deadlines = new DeadlineQueue<>();

    /** Groups that reports do not join again yet, with the end of that time; oldest first. */
    private final Map<GroupAddress, Long> justLeft = new LinkedHashMap<>();

    GroupTable(RouterSettings settings, SpecificQuerier querier, RouterOutput output) {
        this.settings = settings;
        this.output = output;
        this.querier = querier;
        this.leavePolicy = LeavePolicy.of(settings, querier);
    }

    /**
     * What a host said of one group.
     *
     * @param host    who said it
     * @param version in which version; older versions are translated as RFC 9776 section 7.3.2 has it
     * @param type    what
     * @param group   of which group
     * @param sources with which sources
     */
    record Statement(Ipv4Address host, IgmpVersion version, RecordType type, GroupAddress group, SourceSet sources) {}

    Collection<GroupState> groups() {
        return Collections.unmodifiableCollection(groups.values());
    }

    SourceFilter filter(GroupAddress group) {
        GroupState state = groups.get(group);
        return state == null ? SourceFilter.NOTHING : state.filter();
    }

    int size() {
        return groups.size();
    }

    long nextDeadline() {
        return deadlines.next();
    }

    /** Handles one record. */
    void handle(Statement statement, long now) {
        GroupState state = groups.get(statement.group());
        if (state == null) {
            handleUnknownGroup(statement, now);
        } else {
            handle(state, statement, now);
        }
    }

    /** Another router's query with the S flag clear (RFC 9776 section 6.6.1). */
    void lowerTimers(GroupAddress group, SourceSet sources, long now) {
        GroupState state = groups.get(group);
        if (state == null) {
            return;
        }
        long deadline = now + settings.lastMemberQueryTime();
        if (sources.isEmpty()) {
            state.lowerGroupTimer(deadline);
        } else {
            state.sourceTimers().lower(sources, deadline);
        }
        deadlines.update(state);
    }

    /** Does what is due. */
    void onDeadline(long now) {
        for (GroupState state = deadlines.poll(now); state != null; state = deadlines.poll(now)) {
            SourceFilter before = state.filter();
            state.expire(now);
            querier.sendDue(state, now);
            settle(state, before);
        }
    }

    /** Takes over a group as it was before a restart. */
    void restore(GroupState state) {
        groups.put(state.group(), state);
        settle(state, SourceFilter.NOTHING);
    }

    private void handleUnknownGroup(Statement statement, long now) {
        Transition transition = ReportTable.apply(RouterState.NONE, statement.type(), statement.sources());
        if (transition.next().isNone()) {
            output.ignored(statement.group(), statement.host(), IgnoredReport.NOT_A_MEMBER);
        } else if (isJustLeft(statement.group(), now)) {
            output.ignored(statement.group(), statement.host(), IgnoredReport.JUST_LEFT);
        } else {
            GroupState state = new GroupState(statement.group(), now);
            groups.put(statement.group(), state);
            handle(state, statement, now);
        }
    }

    private void handle(GroupState state, Statement statement, long now) {
        SourceFilter before = state.filter();
        state.compatibility().heard(statement.version(), now + settings.groupMembershipInterval());
        boolean certain = track(state, statement, now);
        RecordType type = statement.type();
        IgmpVersion mode = state.compatibility().mode(now);
        if (isRuledOut(type, mode)) {
            output.ignored(statement.group(), statement.host(), IgnoredReport.COMPATIBILITY_MODE);
        } else {
            boolean withoutSources = type == RecordType.TO_EX && mode != IgmpVersion.V3;
            SourceSet sources = withoutSources ? SourceSet.empty() : statement.sources();
            Transition transition = ReportTable.apply(state.state(), type, sources);
            state.enter(transition, now, settings.groupMembershipInterval());
            if (transition.queryGroup() || !transition.querySources().isEmpty()) {
                leavePolicy.leave(state, transition.querySources(), transition.queryGroup(), certain, now);
                noteLeft(state, now);
            }
        }
        settle(state, before);
    }

    /** RFC 9776 section 7.3.2: what the older modes ignore. */
    private static boolean isRuledOut(RecordType type, IgmpVersion mode) {
        return switch (mode) {
            case V1 -> type == RecordType.BLOCK || type == RecordType.TO_IN;
            case V2 -> type == RecordType.BLOCK;
            case V3 -> false;
        };
    }

    /**
     * Notes what the host wants.
     *
     * @return whether the host is known to want no more of what it does not name, see {@link LeavePolicy#leave}
     */
    private boolean track(GroupState state, Statement statement, long now) {
        SourceFilter before = state.hosts().filter(statement.host(), now);
        boolean partial = state.queries().nextSend() != DeadlineQueue.NEVER;
        SourceFilter after = TrackedHost.after(before, statement.type(), statement.sources(), partial);
        long expires = now + settings.groupMembershipInterval();
        state.hosts().put(statement.host(), new TrackedHost(statement.version(), after, now, expires));
        if (before.isNothing() && !after.isNothing()) {
            output.hostJoined(statement.group(), statement.host());
        } else if (!before.isNothing() && after.isNothing()) {
            output.hostLeft(statement.group(), statement.host());
        }
        return statement.type() != RecordType.TO_IN || statement.sources().isEmpty() || before.isExclude();
    }

    /** Brings everything derived from a group's state up to date. */
    private void settle(GroupState state, SourceFilter before) {
        SourceFilter after = state.filter();
        if (after.isNothing()) {
            groups.remove(state.group(), state);
        } else {
            deadlines.update(state);
        }
        if (!before.equals(after)) {
            output.filterChanged(state.group(), before, after);
        }
    }

    private void noteLeft(GroupState state, long now) {
        if (settings.leaveMode() == LeaveMode.IMMEDIATE && state.filter().isNothing()) {
            justLeft.values().removeIf(until -> until <= now);
            justLeft.remove(state.group());
            justLeft.put(state.group(), now + settings.lastMemberQueryTime());
        }
    }

    private boolean isJustLeft(GroupAddress group, long now) {
        return justLeft.getOrDefault(group, 0L) > now;
    }
}
