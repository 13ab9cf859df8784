package net.igmpproxy.core.engine.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.SsmConfiguration;
import net.igmpproxy.core.engine.event.EngineEvent.MembershipChange;
import net.igmpproxy.core.engine.event.EngineEvent.UpstreamChanged;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.host.HostInterface;
import net.igmpproxy.core.host.HostSettings;
import net.igmpproxy.core.host.QueryWeight;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.OneGroupReport;
import net.igmpproxy.core.wire.IgmpMessage.Report;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/** Upstream interface: its host side, its static memberships, and the policy for reported groups. */
public final class Upstream {
    private final Turn turn;
    private final HostInterface host;
    private ActiveInterface active;
    private SsmConfiguration ssm;
    private final StaticMemberships statics = new StaticMemberships();

    public Upstream(ActiveInterface active, SsmConfiguration ssm, Random random, Turn turn) {
        this.turn = turn;
        this.active = active;
        this.ssm = ssm;
        statics.configure(active.configuration().staticGroups());
        this.host = new HostInterface(settings(), active.link().mtu(), random, this::send, turn.now());
    }

    public ActiveInterface active() {
        return active;
    }

    public HostInterface host() {
        return host;
    }

    public StaticMemberships statics() {
        return statics;
    }

    /** Groups that are joined permanently by configuration. */
    public Collection<GroupAddress> staticGroups() {
        return statics.groups();
    }

    /** Applies a new link state or configuration. The caller then {@linkplain #report reports} every group again. */
    public void change(ActiveInterface next, SsmConfiguration nextSsm) {
        if (next.equals(active) && nextSsm.equals(ssm)) {
            return;
        }
        boolean cameBack =
                next.link().up() && (!active.link().up() || !next.address().equals(active.address()));
        boolean speaksOtherwise = !next.configuration()
                .protocol()
                .igmpVersion()
                .equals(active.configuration().protocol().igmpVersion());
        if (!nextSsm.equals(ssm)) {
            statics.groups().forEach(turn::groupChangedInBulk);
        }
        active = next;
        ssm = nextSsm;
        statics.configure(next.configuration().staticGroups());
        host.configure(settings());
        host.setMtu(next.link().mtu());
        if (cameBack || speaksOtherwise) {
            host.reportAll(turn.now());
        }
    }

    /** Sets the merged filter of all downstream interfaces for a group. */
    public void report(GroupAddress group, SourceFilter wanted) {
        SourceFilter reported = mayReport(group, wanted) ? wanted.merge(statics.filter(group)) : SourceFilter.NOTHING;
        SourceFilter before = host.filter(group);
        if (!before.equals(reported)) {
            host.set(group, reported);
            turn.announce(
                    new UpstreamChanged(active.name(), group, MembershipChange.between(before, reported), reported));
        }
    }

    /** Handles a query of a querier or of a snooping switch. */
    public void onQuery(Ipv4Address router, MembershipQuery query) {
        QuerierStanding standing = active.querierCheck().standing(router);
        QueryWeight weight = host.onQuery(router, standing, query, turn.now());
        boolean isDoubted = weight == QueryWeight.IGNORED && standing.counts();
        if (weight == QueryWeight.COUNTS || weight == QueryWeight.VERSION || isDoubted) {
            turn.querierRefusals().forget(active.name(), router);
            noteVersion(router, query);
        } else if (weight == QueryWeight.IGNORED || standing != QuerierStanding.PROXY_QUERY) {
            turn.noteQuerierIgnored(active, router, standing, weight == QueryWeight.ANSWERED);
        }
    }

    private void noteVersion(Ipv4Address router, MembershipQuery query) {
        int heard = query.version().number();
        OptionalInt fixed = active.configuration().protocol().igmpVersion().number();
        if (heard != fixed.orElse(IgmpVersion.V3.number()) && concernsVersion(query)) {
            turn.noteOtherVersion(active.name(), router, query.version(), host.version(turn.now()));
        }
    }

    /**
     * Handles a report of another host. In IGMPv1 and IGMPv2 it suppresses the proxy's own report, but only if the
     * sender is a neighbour: the router ignores reports from all other addresses (RFC 2236 section 10). On an interface
     * without a network no sender is known to be a neighbour, so the proxy always reports.
     */
    public void onReport(Ipv4Address sender, Report report) {
        boolean isNeighbour = active.link().isNeighbour(sender);
        if (isNeighbour && report instanceof OneGroupReport older && !(older instanceof LeaveGroup)) {
            host.onOlderReport(older.group(), turn.now());
        }
    }

    /**
     * Handles a report that bears an address of this machine and was not sent by the proxy. Each group that it takes
     * from the proxy is a finding.
     */
    public void onOwnHostReport(Report report) {
        for (GroupAddress group : host.onOwnHostReport(report, turn.now())) {
            turn.observations()
                    .note(
                            active.name(),
                            "own-host-report",
                            occurrences -> new Finding.OwnHostReport(active.name(), group, occurrences),
                            turn.now());
        }
    }

    /** Findings of the upstream interface. */
    public List<Finding> findings() {
        return Stream.of(sourceSpecificNotReported(), querierSilent())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Finding> querierSilent() {
        HostInterface.QuerierSilence silence = host.querierSilence(turn.now());
        return silence.isTooLong() && active.link().up()
                ? Optional.of(new Finding.UpstreamQuerierSilent(
                        active.name(), host.querier(), silence.heard(), silence.lasting(), silence.allowed()))
                : Optional.empty();
    }

    private Optional<Finding> sourceSpecificNotReported() {
        int version = host.version(turn.now()).number();
        long unreported = version == IgmpVersion.V3.number() ? 0 : host.countReported(ssm::contains);
        return unreported == 0
                ? Optional.empty()
                : Optional.of(new Finding.SourceSpecificNotReported(active.name(), version, unreported));
    }

    /**
     * Returns true if a version difference of the query matters: general queries (RFC 9776 section 7.2.1), and specific
     * queries of source-specific groups.
     */
    private boolean concernsVersion(MembershipQuery query) {
        return query.isGeneral() || query.specificGroup().filter(ssm::contains).isPresent();
    }

    private boolean mayReport(GroupAddress group, SourceFilter wanted) {
        return active.configuration().policy().allows(group) && !(wanted.isExclude() && ssm.contains(group));
    }

    private HostSettings settings() {
        Optional<IgmpVersion> version = IgmpVersion.ofNumber(
                active.configuration().protocol().igmpVersion().number());
        return new HostSettings(
                active.configuration().timers().robustnessVariable(),
                version,
                ssm::contains,
                active.configuration().protocol().upstreamRefreshInterval());
    }

    private void send(Report report) {
        if (active.link().up()) {
            turn.send(active, report.destination(), report);
        }
    }
}
