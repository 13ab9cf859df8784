package net.igmpproxy.core.router;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.SsmConfiguration;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
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
    private RouterSettings settings;

    /**
     * Starts as the querier: general queries go out at the startup rate.
     *
     * @param own    the interface's address, {@code 0.0.0.0} if it has none
     * @param budget shared by all interfaces
     */
    public RouterInterface(
            RouterSettings settings, Ipv4Address own, EntryBudget budget, RouterOutput output, long now) {
        this.settings = settings;
        this.output = output;
        this.variables = new RouterVariables(settings);
        this.election = new QuerierElection(variables, settings.protocol().querierAllowList(), own, now);
        SpecificQuerier specificQuerier = new SpecificQuerier(variables, election::isSelf, output);
        this.queries = new QueryFactory(variables);
        this.groups = new GroupTable(settings, variables, specificQuerier, budget, output);
    }

    /** Goes on with other settings: what is known stays known, as far as they allow, and the hosts are asked anew. */
    public void configure(RouterSettings next, long now) {
        SsmConfiguration before = settings.ssm();
        settings = next;
        variables.configure(next);
        groups.configure(next);
        if (election.configure(next.protocol().querierAllowList(), now)) {
            onElected();
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

    /** The interface's address may have changed. */
    public void setOwn(Ipv4Address own, long now) {
        if (election.setOwn(own, now)) {
            onElected();
        }
    }

    /** Whether this router is the interface's querier; only then does it forward to it (RFC 4605 section 4.2). */
    public boolean isQuerier() {
        return election.isSelf();
    }

    /** The interface's querier. */
    public Ipv4Address querier() {
        return election.querier();
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

    /** Another router has asked. */
    public void onQuery(Ipv4Address router, MembershipQuery query, long now) {
        // A switch that asks from 0.0.0.0 is no router (RFC 4541 section 2.1.1): its version binds nobody.
        if (query.isGeneral() && !router.isUnspecified()) {
            noteVersion(router, query, now);
        }
        if (election.isOther(router)) {
            variables.adopt(query);
        }
        if (query.isGeneral()) {
            onGeneralQuery(router, query, now);
        } else {
            query.specificGroup().ifPresent(group -> onSpecificQuery(group, query, now));
        }
    }

    /**
     * Sends a general query since reports have gone unheard, or were refused until now, with less time to answer than the
     * other general queries give: {@value QueryFactory#SOON_MILLIS} ms. IGMPv1 has no such query.
     */
    public void askSoon(long now) {
        groups.missReports(now);
        if (election.isSelf()) {
            queries.generalToBeAnsweredSoon(now).ifPresent(output::query);
        }
    }

    /** Does what is due. */
    public void onDeadline(long now) {
        if (election.otherQuerierGone(now)) {
            onElected();
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

    private void noteVersion(Ipv4Address router, MembershipQuery query, long now) {
        variables.heard(query, now);
        if (query.version() != variables.preferredVersion()) {
            output.otherVersionHeard(router, query.version(), variables.version(now));
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

    private void onGeneralQuery(Ipv4Address router, MembershipQuery query, long now) {
        switch (election.judge(router, now)) {
            case LOSES -> {
                // It will hear this router's next query, and be silent.
            }
            case REFUSED -> output.querierRefused(router);
            case STAYS -> election.yieldTo(router, now);
            case IN_BETWEEN -> election.yieldLonger(now);
            case WINS -> {
                variables.reset();
                variables.adopt(query);
                election.yieldTo(router, now);
                output.querierChanged(router, false);
            }
        }
    }

    /** RFC 9776 section 6.6.1. */
    private void onSpecificQuery(GroupAddress group, MembershipQuery query, long now) {
        SourceSet sources = SourceSet.copyOf(query.sources());
        groups.awaitAnswers(group, sources, variables.answerDeadline(query, now), now);
        if (query.suppress()) {
            return;
        }
        if (election.isSelf()) {
            groups.queryToo(group, sources, now);
        } else {
            groups.lowerTimers(group, sources, now + variables.lastMemberQueryTime(query));
        }
    }

    private void onElected() {
        variables.reset();
        output.querierChanged(election.querier(), true);
    }
}
