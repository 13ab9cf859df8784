package net.igmpproxy.core.router;

import java.util.Collection;
import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.OneGroupReport;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;
import net.igmpproxy.core.wire.RecordType;

/**
 * The router side of IGMP on one downstream interface (RFC 9776 section 6).
 *
 * <p>Every method that takes a moment may call the {@link RouterOutput}. After any of them {@link #nextDeadline()} says
 * when {@link #onDeadline} is to be called at the latest. Moments are nanoseconds of a monotonic clock that starts at 0.
 */
public final class RouterInterface {
    private final RouterOutput output;
    private final QuerierElection election;
    private final SpecificQuerier specificQuerier;
    private final QueryFactory queries;
    private final GroupTable groups;

    /**
     * Starts as the querier: general queries go out at the startup rate.
     *
     * @param own the interface's address, {@code 0.0.0.0} if it has none
     */
    public RouterInterface(RouterSettings settings, Ipv4Address own, RouterOutput output, long now) {
        this.output = output;
        this.election = new QuerierElection(settings, own, now);
        this.specificQuerier = new SpecificQuerier(settings, output);
        this.queries = new QueryFactory(settings);
        this.groups = new GroupTable(settings, specificQuerier, output);
    }

    /** Begins to ask anew at the startup rate, as after the link has come back. */
    public void restartQueries(long now) {
        if (election.isSelf()) {
            election.start(now);
        }
    }

    /** The interface's address has changed. */
    public void setOwn(Ipv4Address own) {
        election.setOwn(own);
    }

    /** Whether this router is the interface's querier; only then does it forward to it (RFC 4605 section 4.2). */
    public boolean isQuerier() {
        return election.isSelf();
    }

    /** The interface's querier. */
    public Ipv4Address querier() {
        return election.querier();
    }

    /** What the interface's hosts want of a group. */
    public SourceFilter filter(GroupAddress group) {
        return groups.filter(group);
    }

    /** The groups with members, ascending. */
    public Collection<GroupAddress> groups() {
        return groups.groups().stream().map(GroupState::group).toList();
    }

    /** How many groups have members. */
    public int groupCount() {
        return groups.size();
    }

    /** A report of the versions before 3, translated as RFC 9776 section 7.3.2 has it; a Leave tells of no older host. */
    public void onReport(Ipv4Address host, OneGroupReport report, long now) {
        boolean leaves = report instanceof LeaveGroup;
        IgmpVersion heard = leaves ? IgmpVersion.V3 : report.version();
        RecordType type = leaves ? RecordType.TO_IN : RecordType.IS_EX;
        groups.handle(new GroupTable.Statement(host, heard, type, report.group(), SourceSet.empty()), now);
    }

    /** One record of an IGMPv3 report. */
    public void onRecord(Ipv4Address host, GroupRecord entry, long now) {
        SourceSet sources = SourceSet.copyOf(entry.sources());
        groups.handle(new GroupTable.Statement(host, IgmpVersion.V3, entry.type(), entry.group(), sources), now);
    }

    /** Another router has asked. */
    public void onQuery(Ipv4Address router, MembershipQuery query, long now) {
        if (election.heard(router, now)) {
            specificQuerier.setQuerier(false);
            output.querierChanged(router, false);
        }
        if (!election.isSelf() && !query.suppress()) {
            query.specificGroup().ifPresent(group -> groups.lowerTimers(group, SourceSet.copyOf(query.sources()), now));
        }
    }

    /** Does what is due. */
    public void onDeadline(long now) {
        if (election.otherQuerierGone(now)) {
            specificQuerier.setQuerier(true);
            output.querierChanged(election.querier(), true);
        }
        if (election.takeGeneralQuery(now)) {
            output.query(queries.general());
        }
        groups.onDeadline(now);
    }

    /** When there is something to do next, or {@link Long#MAX_VALUE}. */
    public long nextDeadline() {
        return Math.min(election.nextDeadline(), groups.nextDeadline());
    }

    /** All that is known of the groups, ascending. */
    public List<GroupMembership> describe(InterfaceName name, long now) {
        return groups.groups().stream().map(state -> state.describe(name, now)).toList();
    }

    /** Takes over what {@link #describe} said before a restart. */
    public void restore(GroupMembership membership, long now) {
        groups.restore(GroupState.restore(membership, now));
    }
}
