package net.igmpproxy.core.engine.port;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineState.UnheardMembers;
import net.igmpproxy.core.engine.finding.DropReason;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.Refusals;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.router.EntryBudget;
import net.igmpproxy.core.router.RouterInterface;
import net.igmpproxy.core.router.RouterSettings;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.OneGroupReport;
import net.igmpproxy.core.wire.IgmpMessage.Report;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.MembershipQuery;

/** Downstream interface: its router side, its static memberships, and the filter for reports. */
public final class Downstream {
    private final Turn turn;
    private final RouterInterface router;
    private ActiveInterface active;
    private RouterSettings settings;
    private final StaticMemberships statics = new StaticMemberships();
    private boolean hasUnheardHosts;

    public Downstream(ActiveInterface active, RouterSettings settings, EntryBudget budget, Turn turn) {
        this.turn = turn;
        this.active = active;
        this.settings = settings;
        statics.configure(active.configuration().staticGroups());
        this.router = new RouterInterface(
                settings, active.querierCheck(), budget, new DownstreamOutput(this, budget, turn), turn.now());
        this.hasUnheardHosts = active.link().up();
    }

    public ActiveInterface active() {
        return active;
    }

    RouterSettings settings() {
        return settings;
    }

    public RouterInterface router() {
        return router;
    }

    /**
     * Returns true if packets may leave through the interface: this router is the querier, or
     * {@code forwardWhenNotQuerier} is set (RFC 4605 section 4.2).
     */
    public boolean forwards() {
        return router.isQuerier()
                || active.configuration().protocol().queriers().forwardWhenNotQuerier();
    }

    public StaticMemberships statics() {
        return statics;
    }

    /** Merged filter of the members and of the static memberships of a group. */
    public SourceFilter filter(GroupAddress group) {
        return router.filter(group).merge(statics.filter(group));
    }

    /** Groups with members or static memberships. */
    public Collection<GroupAddress> groups() {
        TreeSet<GroupAddress> groups = new TreeSet<>(router.groups());
        groups.addAll(statics.groups());
        return groups;
    }

    /** Snapshots of all memberships, in ascending order of groups. */
    public List<GroupMembership> memberships() {
        return statics.describe(active.name(), router.describe(active.name(), turn.now()));
    }

    /**
     * The lowest groups starting at {@code first}, at least {@code least} of them if there are that many. Unordered,
     * possibly with duplicates.
     */
    public Stream<GroupAddress> groupsFrom(GroupAddress first, long least) {
        return Stream.concat(
                router.groupsFrom(first).limit(least), statics.groupsFrom(first).limit(least));
    }

    /** Snapshot of one membership. */
    public Optional<GroupMembership> membership(GroupAddress group) {
        return statics.describe(active.name(), group, router.describe(active.name(), group, turn.now()));
    }

    /** Restores a group from a snapshot, if the policy allows the group. */
    public void restore(GroupMembership membership) {
        if (active.configuration().policy().allows(membership.group())) {
            router.restore(membership, turn.now());
        }
    }

    /** Applies a new link state, configuration or settings. */
    public void change(ActiveInterface next, RouterSettings nextSettings) {
        ActiveInterface before = active;
        active = next;
        boolean acceptsMore = Admittance.of(next).acceptsMoreThan(Admittance.of(before));
        hasUnheardHosts |= acceptsMore;
        statics.configure(next.configuration().staticGroups());
        router.setCheck(next.querierCheck(), turn.now());
        if (!settings.equals(nextSettings)
                || !before.configuration().policy().equals(next.configuration().policy())) {
            settings = nextSettings;
            router.forget(group -> !next.configuration().policy().allows(group), turn.now());
            router.configure(nextSettings, turn.now());
        } else if (acceptsMore) {
            router.restartQueries(turn.now());
        }
    }

    /** Records that hosts may have sent reports that were refused until now. */
    public void expectUnheardHosts() {
        hasUnheardHosts = true;
    }

    /** Returns true once after hosts may have sent reports that were refused or not received. */
    public boolean takeHasUnheardHosts() {
        boolean taken = hasUnheardHosts;
        hasUnheardHosts = false;
        return taken;
    }

    /** Releases the interface: removes its groups and schedules their forwarding entries in bulk. */
    public void release() {
        Collection<GroupAddress> all = groups();
        router.forget(group -> true, turn.now());
        turn.postpone(all);
    }

    /** Handles a report of a host. Drops reports and records that address or policy rules out. */
    public void onReport(Ipv4Address host, Report report) {
        if (!active.admitsHost(host)) {
            turn.drop(active.name(), DropReason.FOREIGN_SOURCE, new Refusals.Sender(host, report.firstGroup()));
        } else if (report instanceof ReportV3 version3) {
            for (GroupRecord entry : version3.records()) {
                if (isAllowed(host, entry.group())) {
                    router.onRecord(host, entry, turn.now());
                }
            }
        } else if (report instanceof OneGroupReport older && isAllowed(host, older.group())) {
            router.onReport(host, older, turn.now());
        }
    }

    /** Handles a query of another router. */
    public void onQuery(Ipv4Address other, MembershipQuery query) {
        router.onQuery(other, query, turn.now());
    }

    /** Remaining times for members whose reports may not have been received. */
    public List<UnheardMembers> unheardMembers() {
        List<UnheardMembers> unheard = new ArrayList<>();
        Duration any = router.unheard(turn.now());
        if (!any.isZero()) {
            unheard.add(new UnheardMembers(active.name(), Optional.empty(), any));
        }
        router.unheardByGroup(turn.now())
                .forEach((group, left) -> unheard.add(new UnheardMembers(active.name(), Optional.of(group), left)));
        return unheard;
    }

    /** Finding for a downstream interface on which this router is not the querier. */
    public Optional<Finding> finding() {
        if (router.isQuerier()) {
            return Optional.empty();
        }
        return Optional.of(
                router.hasOtherQuerier()
                        ? new Finding.OtherQuerier(active.name(), router.querier(), forwards())
                        : new Finding.NoQuerier(active.name(), forwards(), !groups().isEmpty()));
    }

    private boolean isAllowed(Ipv4Address host, GroupAddress group) {
        if (group.address().isLinkLocalMulticast()) {
            drop(DropReason.LINK_LOCAL_GROUP, host, group);
            return false;
        }
        if (!active.configuration().policy().allows(group)) {
            drop(DropReason.GROUP_DENIED, host, group);
            return false;
        }
        return true;
    }

    private void drop(DropReason reason, Ipv4Address host, GroupAddress group) {
        turn.drop(active.name(), reason, new Refusals.Sender(host, Optional.of(group)));
    }
}
