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
 * The router side of IGMP on one downstream interface (RFC 9776 section 6).
 *
 * <p>Every method that takes a moment may call the {@link RouterOutput}. After any of them {@link #nextDeadline()} says
 * when {@link #onDeadline} is to be called at the latest. Moments are nanoseconds of a monotonic clock that starts at 0.
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
     * Starts as the querier, if it may be it: general queries go out at the startup rate.
     *
     * @param check  the interface's address, and whose queries count
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

    /** Goes on with other settings: what is known stays known, as far as they allow, and the hosts are asked anew. */
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

    /** Forgets groups, as if their last members had gone. */
    public void forget(Predicate<GroupAddress> forgotten, long now) {
        groups.forget(forgotten, now);
    }

    /** Begins to ask anew at the startup rate, as after the link has come back. */
    public void restartQueries(long now) {
        if (election.isSelf()) {
            election.start(now);
        }
    }

    /** The interface's address, or whose queries count, may have changed. */
    public void setCheck(QuerierCheck next, long now) {
        if (election.setCheck(next, now)) {
            onElected(now);
        }
    }

    /** Whether this router is the interface's querier; only then does it forward to it (RFC 4605 section 4.2). */
    public boolean isQuerier() {
        return election.isSelf();
    }

    /** The interface's querier, {@code 0.0.0.0} if this router may not be it and knows of no other. */
    public Ipv4Address querier() {
        return election.querier();
    }

    /** Whether another router is the interface's querier. */
    public boolean hasOtherQuerier() {
        return election.hasOther();
    }

    /** The version of IGMP that the router speaks on the interface. */
    public IgmpVersion version(long now) {
        return variables.version(now);
    }

    /** What the interface's hosts want of a group. */
    public SourceFilter filter(GroupAddress group) {
        return groups.filter(group);
    }

    /** The groups with members, ascending. */
    public Collection<GroupAddress> groups() {
        return groups.groups().stream().map(GroupState::group).toList();
    }

    /** The groups with members from one on, ascending. */
    public Stream<GroupAddress> groupsFrom(GroupAddress first) {
        return groups.groupsFrom(first);
    }

    /** How many groups have members. */
    public int groupCount() {
        return groups.size();
    }

    /** How many sources hosts have named, counted anew in each group. */
    public int sourceCount() {
        return groups.sourceCount();
    }

    /** How many hosts are members of any group. */
    public int hostCount() {
        return groups.hostCount();
    }

    /**
     * Since when an address has been a member's or the querier's, {@link net.igmpproxy.core.timer.DeadlineQueue#NEVER} if it
     * is neither.
     */
    public long knownSince(Ipv4Address address) {
        return election.isOther(address) ? 0 : groups.hosts().memberSince(address);
    }

    /** Hosts that were members already at a moment, so many at most. */
    public List<Ipv4Address> membersBefore(long moment, int most) {
        return groups.hosts().membersBefore(moment, most);
    }

    /** A report of the versions before 3. */
    public void onReport(Ipv4Address host, OneGroupReport report, long now) {
        hear(Statement.of(host, report), now);
    }

    /** One record of an IGMPv3 report. */
    public void onRecord(Ipv4Address host, GroupRecord entry, long now) {
        hear(Statement.of(host, entry), now);
    }

    /** Another router, or a switch in the place of one, has asked. */
    public void onQuery(Ipv4Address router, MembershipQuery query, long now) {
        others.onQuery(router, query, now);
    }

    /**
     * Sends a general query since reports have gone unheard, or were refused until now, with less time to answer than the
     * other general queries give: {@value QueryFactory#SOON_MILLIS} ms. IGMPv1 has no such query.
     */
    public void askSoon(long now) {
        groups.unheard().interrupted(groups.groups(), now);
        if (election.isSelf()) {
            queries.generalToBeAnsweredSoon(now).ifPresent(output::query);
        }
    }

    /** Does what is due. */
    public void onDeadline(long now) {
        if (election.otherQuerierGone(now)) {
            onElected(now);
        }
        if (election.takeGeneralQuery(now)) {
            output.query(queries.general(now));
        }
        groups.onDeadline(now);
    }

    /** When there is something to do next, or {@link Long#MAX_VALUE}. */
    public long nextDeadline() {
        return Math.min(election.nextDeadline(), groups.nextDeadline());
    }

    /** All that is known of the groups, ascending. */
    public List<GroupMembership> describe(InterfaceName name, long now) {
        IgmpVersion version = variables.version(now);
        return groups.groups().stream()
                .map(state -> state.describe(name, version, now))
                .toList();
    }

    /** What is known of one group. */
    public Optional<GroupMembership> describe(InterfaceName name, GroupAddress group, long now) {
        return groups.find(group).map(state -> state.describe(name, variables.version(now), now));
    }

    /** What has been learnt of other routers, for a router side that is to follow this one. */
    public ElectionState election(long now) {
        return new ElectionState(variables.olderQueriers(now), election.otherQuerier(now));
    }

    /** Goes on from what was handed on. */
    public void resume(ElectionState state, long now) {
        variables.resume(state.olderQueriers(), now);
        state.otherQuerier().filter(other -> election.resume(other, now)).ifPresent(other -> {
            variables.resume(other);
            output.querierChanged(other.address(), false);
        });
    }

    /** Reports of hosts were lost before they could be handled. */
    public void loseReports(long now) {
        groups.unheard().lost(now);
    }

    /** For how long there may be members of any group whose reports were not heard. */
    public Duration unheard(long now) {
        return groups.unheard().left(now);
    }

    /** The same by group, of groups where it is longer. */
    public Map<GroupAddress, Duration> unheardByGroup(long now) {
        Duration any = unheard(now);
        return groups.groups().stream()
                .filter(state -> state.unheardFor(now).compareTo(any) > 0)
                .collect(Collectors.toMap(GroupState::group, state -> state.unheardFor(now)));
    }

    /**
     * Reports may have gone unheard, for no longer than a membership lasts.
     *
     * @param group their group, which was restored; empty if they may be of any group
     */
    public void missReports(Optional<GroupAddress> group, Duration left, long now) {
        if (group.isEmpty()) {
            groups.unheard().resume(left, now);
        } else {
            group.flatMap(groups::find).ifPresent(state -> groups.unheard().resume(state, left, now));
        }
    }

    /** Takes over what {@link #describe} said before a restart. */
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

    /** A switch that snoops sends reports to the querier alone: members may be unknown to a router that takes its place. */
    private void onElected(long now) {
        variables.reset();
        groups.unheard().elected(now);
        output.querierChanged(election.querier(), election.isSelf());
    }
}
