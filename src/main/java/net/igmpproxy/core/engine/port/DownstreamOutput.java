package net.igmpproxy.core.engine.port;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.Limits;
import net.igmpproxy.core.engine.event.EngineEvent.IgmpDropped;
import net.igmpproxy.core.engine.event.EngineEvent.MemberJoined;
import net.igmpproxy.core.engine.event.EngineEvent.MemberLeft;
import net.igmpproxy.core.engine.event.EngineEvent.QuerierChanged;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.Refusal;
import net.igmpproxy.core.engine.finding.Refusals;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.router.EntryBudget;
import net.igmpproxy.core.router.RouterOutput;
import net.igmpproxy.core.router.host.IgnoredReport;
import net.igmpproxy.core.wire.EncodedSize;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/** Converts the output of a downstream interface's router side into messages, events and findings. */
final class DownstreamOutput implements RouterOutput {
    private static final int MEBI = 1 << 20;

    private final Downstream lan;
    private final EntryBudget budget;
    private final Turn turn;

    /** Querier state at the last notification. The router starts as the querier if the configuration permits it. */
    private boolean wasSelf;

    DownstreamOutput(Downstream lan, EntryBudget budget, Turn turn) {
        this.lan = lan;
        this.budget = budget;
        this.turn = turn;
        this.wasSelf = active().configuration().protocol().queriers().mayQuery();
    }

    @Override
    public void query(MembershipQuery query) {
        if (active().link().up()) {
            Ipv4Address destination = query.isGeneral() ? Ipv4Address.ALL_SYSTEMS : query.group();
            int most = Math.max(1, EncodedSize.maxSourcesInQuery(active().link().mtu()));
            query.split(most).forEach(part -> turn.send(active(), destination, part));
        }
    }

    @Override
    public void filterChanged(GroupAddress group, SourceFilter before, SourceFilter after) {
        turn.groupChanged(group);
    }

    @Override
    public void hostJoined(GroupAddress group, Ipv4Address host) {
        turn.announce(new MemberJoined(name(), group, host));
    }

    @Override
    public void hostLeft(GroupAddress group, Ipv4Address host) {
        turn.announce(new MemberLeft(name(), group, host));
    }

    @Override
    public void ignored(GroupAddress group, Ipv4Address host, IgnoredReport reason) {
        if (reason == IgnoredReport.HOST_VERSION) {
            turn.refuse(name(), Refusal.HOST_VERSION, reason.label(), new Refusals.Sender(host, Optional.of(group)));
            return;
        }
        turn.announce(new IgmpDropped(name().value(), reason.label()));
        switch (reason) {
            case COMPATIBILITY_MODE, JUST_LEFT, NOT_A_MEMBER, HOST_VERSION -> {
                // Expected cases, or handled above.
            }
            case SSM_OLDER_VERSION -> noteSourcesNotNamed(group, host, false);
            case SSM_EXCLUDE_MODE -> noteSourcesNotNamed(group, host, true);
            case MAX_GROUPS -> reachLimit("maxGroups", Limits::maxGroups, group, host);
            case MAX_GROUP_SOURCES -> reachLimit("maxGroupSources", Limits::maxGroupSources, group, host);
            case MAX_HOSTS -> reachLimit("maxHosts", Limits::maxHosts, group, host);
            case MAX_ENTRIES -> reachLimit("maxEntries", limits -> budget.limit(), group, host);
            case HEAP -> reachLimit(Finding.HEAP, limits -> mebibytes(budget.heapBytes()), group, host);
        }
    }

    @Override
    public void olderHostSilent(GroupAddress group, Ipv4Address host) {
        note("older-host-silent", occurrences -> new Finding.OlderHostSilent(name(), group, host, occurrences));
    }

    @Override
    public void querierChanged(Ipv4Address querier, boolean self) {
        if (self != wasSelf) {
            wasSelf = self;
            turn.topologyChanged();
        }
        if (self || !querier.isUnspecified()) {
            turn.announce(new QuerierChanged(name(), querier, self, lan.forwards()));
        }
    }

    @Override
    public void querierIgnored(Ipv4Address other, QuerierStanding standing) {
        turn.noteQuerierIgnored(active(), other, standing, false);
    }

    @Override
    public void querierRefused(Ipv4Address other) {
        turn.noteQuerierRefused(active(), other);
    }

    @Override
    public void otherVersionHeard(Ipv4Address other, IgmpVersion heard, IgmpVersion spoken) {
        turn.noteOtherVersion(name(), other, heard, spoken);
    }

    private void reachLimit(String limit, ToIntFunction<Limits> value, GroupAddress group, Ipv4Address host) {
        int maximum = value.applyAsInt(lan.settings().limits());
        turn.noteLimit(name(), limit, maximum, group, host);
    }

    private static int mebibytes(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, bytes / MEBI);
    }

    private void noteSourcesNotNamed(GroupAddress group, Ipv4Address host, boolean version3) {
        note(
                "sources-not-named",
                occurrences -> new Finding.SourcesNotNamed(name(), group, host, version3, occurrences));
    }

    private void note(String kind, Function<Finding.Occurrences, Finding> finding) {
        turn.observations().note(name(), kind, finding, turn.now());
    }

    private ActiveInterface active() {
        return lan.active();
    }

    private InterfaceName name() {
        return lan.active().name();
    }
}
