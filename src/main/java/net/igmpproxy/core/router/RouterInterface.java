package net.igmpproxy.core.router;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.SsmConfiguration;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.querier.QuerierCheck;
import net.igmpproxy.core.router.group.GroupState;
import net.igmpproxy.core.router.host.IgnoredReport;
import net.igmpproxy.core.router.host.SsmTranslation;
import net.igmpproxy.core.router.host.Statement;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.OneGroupReport;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * Router side of IGMP on one downstream interface (RFC 9776 section 6).
 *
 * <p>Every method with a time parameter may call the {@link RouterOutput}. After such a call, {@link #nextDeadline()}
 * returns the latest time for the next call of {@link #onDeadline}. Times are nanoseconds of a monotonic clock that
 * starts at 0. Not thread-safe.
 */
public final class RouterInterface {
    private final RouterOutput output;
    private final RouterVariables variables;
    private final QuerierElection election;
    private final QueryFactory queries;
    private final GroupTable groups;
    private final OtherRouters others;
    private RouterSettings settings;

    /**
     * Starts as the querier, if the settings permit it, and schedules general queries at the startup rate.
     *
     * @param check  the interface's address, and the rule for which routers' queries count
     * @param budget shared by all interfaces
     */
    public RouterInterface(
            RouterSettings settings, QuerierCheck check, EntryBudget budget, RouterOutput output, long now) {
        this.settings = settings;
        this.output = output;
        this.variables = new RouterVariables(settings);
        this.election = new QuerierElection(
                variables, check, settings.protocol().queriers().mayQuery(), now);
        SpecificQuerier specificQuerier = new SpecificQuerier(variables, election::isSelf, output);
        this.queries = new QueryFactory(variables);
        this.groups = new GroupTable(settings, variables, specificQuerier, budget, output);
        this.others = new OtherRouters(variables, election, groups, output);
    }

    /** Applies new settings. State that the new settings permit stays. The querier sends a general query. */
    public void configure(RouterSettings next, long now) {
        SsmConfiguration before = settings.ssm();
        settings = next;
        variables.configure(next);
        groups.configure(next);
        if (!next.protocol().queriers().mayQuery()) {
            groups.cancelQueries();
        }
        if (election.configure(next.protocol().queriers().mayQuery(), now)) {
            onElected(now);
        }
        groups.forget(group -> isTreatedOtherwise(group, before), now).forEach(statement -> hear(statement, now));
    }

    /** Removes groups, as if their last members had left. */
    public void forget(Predicate<GroupAddress> forgotten, long now) {
        groups.forget(forgotten, now);
    }

    /**
     * Restarts general queries at the startup rate, for example after the link has come back. No effect if this router
     * is not the querier.
     */
    public void restartQueries(long now) {
        if (election.isSelf()) {
            election.start(now);
        }
    }

    /** Applies a new interface address or a new rule for which routers' queries count. */
    public void setCheck(QuerierCheck next, long now) {
        if (election.setCheck(next, now)) {
            onElected(now);
        }
    }

    /**
     * Returns true if this router is the querier of the interface. Only the querier forwards to the interface (RFC 4605
     * section 4.2).
     */
    public boolean isQuerier() {
        return election.isSelf();
    }

    /** Address of the querier, {@code 0.0.0.0} if this router may not be it and knows of no other. */
    public Ipv4Address querier() {
        return election.querier();
    }

    /** Returns true if another router is the querier of the interface. */
    public boolean hasOtherQuerier() {
        return election.hasOther();
    }

    /** The IGMP version of the router on the interface. */
    public IgmpVersion version(long now) {
        return variables.version(now);
    }

    /** Merged filter of the members of a group; {@link SourceFilter#NOTHING} if it has none. */
    public SourceFilter filter(GroupAddress group) {
        return groups.filter(group);
    }

    /** The groups with members, in ascending order. */
    public Collection<GroupAddress> groups() {
        return groups.groups().stream().map(GroupState::group).toList();
    }

    /** The groups with members in ascending order, starting at {@code first}. */
    public Stream<GroupAddress> groupsFrom(GroupAddress first) {
        return groups.groupsFrom(first);
    }

    /** Number of groups with members. */
    public int groupCount() {
        return groups.size();
    }

    /** Number of sources in all groups; a source of two groups counts twice. */
    public int sourceCount() {
        return groups.sourceCount();
    }

    /** Number of hosts that are members of at least one group. */
    public int hostCount() {
        return groups.hostCount();
    }

    /**
     * Time in nanoseconds since which an address is a member, {@link net.igmpproxy.core.timer.DeadlineQueue#NEVER} if
     * it is none; 0 for the address of the other querier.
     */
    public long knownSince(Ipv4Address address) {
        return election.isOther(address) ? 0 : groups.hosts().memberSince(address);
    }

    /** Hosts that joined before a given time; at most {@code most}, in no particular order. */
    public List<Ipv4Address> membersBefore(long moment, int most) {
        return groups.hosts().membersBefore(moment, most);
    }

    /** Handles an IGMPv1 or IGMPv2 report or an IGMPv2 Leave. */
    public void onReport(Ipv4Address host, OneGroupReport report, long now) {
        hear(Statement.of(host, report), now);
    }

    /** Handles one group record of an IGMPv3 report. */
    public void onRecord(Ipv4Address host, GroupRecord entry, long now) {
        hear(Statement.of(host, entry), now);
    }

    /** Handles a query of another router or of a snooping switch. */
    public void onQuery(Ipv4Address router, MembershipQuery query, long now) {
        others.onQuery(router, query, now);
    }

    /**
     * Sends a general query with a response time of {@value QueryFactory#SOON_MILLIS} ms, because reports were missed
     * or refused until now. IGMPv1 has no such query. A non-querier only marks its groups as possibly incomplete.
     */
    public void askSoon(long now) {
        groups.unheard().interrupted(groups.groups(), now);
        if (election.isSelf()) {
            queries.generalToBeAnsweredSoon(now).ifPresent(output::query);
        }
    }

    /** Applies expired timers and sends the queries that are due. */
    public void onDeadline(long now) {
        if (election.otherQuerierGone(now)) {
            onElected(now);
        }
        if (election.takeGeneralQuery(now)) {
            output.query(queries.general(now));
        }
        groups.onDeadline(now);
    }

    /** Time of the next deadline, {@link Long#MAX_VALUE} if there is none. */
    public long nextDeadline() {
        return Math.min(election.nextDeadline(), groups.nextDeadline());
    }

    /** Snapshots of all groups, in ascending order. */
    public List<GroupMembership> describe(InterfaceName name, long now) {
        IgmpVersion version = variables.version(now);
        return groups.groups().stream()
                .map(state -> state.describe(name, version, now))
                .toList();
    }

    /** Snapshot of one group; empty if it has no members. */
    public Optional<GroupMembership> describe(InterfaceName name, GroupAddress group, long now) {
        return groups.find(group).map(state -> state.describe(name, variables.version(now), now));
    }

    /** Querier state for a handover. */
    public ElectionState election(long now) {
        return new ElectionState(variables.olderQueriers(now), election.otherQuerier(now));
    }

    /** Restores the querier state of a handover. */
    public void resume(ElectionState state, long now) {
        variables.resume(state.olderQueriers(), now);
        state.otherQuerier().filter(other -> election.resume(other, now)).ifPresent(other -> {
            variables.resume(other);
            output.querierChanged(other.address(), false);
        });
    }

    /** Records that reports of hosts were lost before they could be handled. */
    public void loseReports(long now) {
        groups.unheard().lost(now);
    }

    /** Remaining time in which any group may have members whose reports were not received. */
    public Duration unheard(long now) {
        return groups.unheard().left(now);
    }

    /** Remaining times of the groups for which it is longer than {@link #unheard}. */
    public Map<GroupAddress, Duration> unheardByGroup(long now) {
        Duration any = unheard(now);
        return groups.groups().stream()
                .filter(state -> state.unheardFor(now).compareTo(any) > 0)
                .collect(Collectors.toMap(GroupState::group, state -> state.unheardFor(now)));
    }

    /**
     * Restores a remaining time of {@link #unheard} or {@link #unheardByGroup}, at most a Group Membership Interval.
     *
     * @param group the restored group; empty for all groups
     */
    public void missReports(Optional<GroupAddress> group, Duration left, long now) {
        if (group.isEmpty()) {
            groups.unheard().resume(left, now);
        } else {
            group.flatMap(groups::find).ifPresent(state -> groups.unheard().resume(state, left, now));
        }
    }

    /** Restores a group from a snapshot of {@link #describe}. */
    public void restore(GroupMembership membership, long now) {
        groups.restore(membership, now);
    }

    private void hear(Statement statement, long now) {
        Optional<IgnoredReport> refusal = isTooOld(statement)
                ? Optional.of(IgnoredReport.HOST_VERSION)
                : new SsmTranslation(settings.ssm()).refusal(statement);
        if (refusal.isPresent()) {
            output.ignored(statement.group(), statement.host(), refusal.get());
        } else {
            groups.handle(statement, now);
        }
    }

    private boolean isTooOld(Statement statement) {
        return statement.version().number() < settings.protocol().oldestHostVersion();
    }

    private boolean isTreatedOtherwise(GroupAddress group, SsmConfiguration before) {
        SsmConfiguration ssm = settings.ssm();
        return before.contains(group) != ssm.contains(group)
                || !before.mappedSources(group).equals(ssm.mappedSources(group));
    }

    /**
     * Handles a change of the querier. A snooping switch forwards reports to the querier only, so a new querier may not
     * know all members.
     */
    private void onElected(long now) {
        variables.reset();
        groups.unheard().elected(now);
        output.querierChanged(election.querier(), election.isSelf());
    }
}
