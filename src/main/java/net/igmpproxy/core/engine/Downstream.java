package net.igmpproxy.core.engine;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.EngineEvent.IgmpDropped;
import net.igmpproxy.core.engine.EngineEvent.MemberJoined;
import net.igmpproxy.core.engine.EngineEvent.MemberLeft;
import net.igmpproxy.core.engine.EngineEvent.QuerierChanged;
import net.igmpproxy.core.engine.EngineOutput.SendMessage;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.router.IgnoredReport;
import net.igmpproxy.core.router.RouterInterface;
import net.igmpproxy.core.router.RouterOutput;
import net.igmpproxy.core.router.RouterSettings;
import net.igmpproxy.core.wire.EncodedSize;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.OneGroupReport;
import net.igmpproxy.core.wire.IgmpMessage.Report;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.MembershipQuery;

/** A downstream interface: its router side, and which reports may reach it. */
final class Downstream implements RouterOutput {
    private final Turn turn;
    private ActiveInterface active;
    private RouterSettings settings;
    private RouterInterface router;

    Downstream(ActiveInterface active, RouterSettings settings, Turn turn, long now) {
        this.turn = turn;
        this.active = active;
        this.settings = settings;
        this.router = new RouterInterface(settings, active.address(), this, now);
    }

    ActiveInterface active() {
        return active;
    }

    RouterInterface router() {
        return router;
    }

    /** Takes over a group as it was before a restart or a change of settings, if the policy still allows it. */
    void restore(GroupMembership membership, long now) {
        if (active.configuration().policy().allows(membership.group())) {
            router.restore(membership, now);
        }
    }

    /** The interface, its configuration or its settings have changed. */
    void change(ActiveInterface next, RouterSettings nextSettings, long now) {
        boolean same = settings.equals(nextSettings)
                && active.configuration().policy().equals(next.configuration().policy());
        boolean cameUp = next.link().up() && !active.link().up();
        active = next;
        if (!same) {
            List<GroupMembership> memberships = router.describe(next.name(), now);
            memberships.forEach(membership -> turn.groupChanged(membership.group()));
            settings = nextSettings;
            router = new RouterInterface(nextSettings, next.address(), this, now);
            memberships.forEach(membership -> restore(membership, now));
        } else {
            router.setOwn(next.address());
            if (cameUp) {
                router.restartQueries(now);
            }
        }
    }

    /** A host has said something. */
    void onReport(Ipv4Address host, Report report, long now) {
        if (!active.admitsHost(host)) {
            drop(DropReason.FOREIGN_SOURCE);
        } else if (report instanceof ReportV3 version3) {
            for (GroupRecord entry : version3.records()) {
                if (isAllowed(entry.group())) {
                    router.onRecord(host, entry, now);
                }
            }
        } else if (report instanceof OneGroupReport older && isAllowed(older.group())) {
            router.onReport(host, older, now);
        }
    }

    @Override
    public void query(MembershipQuery query) {
        if (active.link().up()) {
            Ipv4Address destination = query.isGeneral() ? Ipv4Address.ALL_SYSTEMS : query.group();
            int most = Math.max(1, EncodedSize.maxSourcesInQuery(active.link().mtu()));
            query.split(most)
                    .forEach(part ->
                            turn.output(new SendMessage(active.link().index(), active.address(), destination, part)));
        }
    }

    @Override
    public void filterChanged(GroupAddress group, SourceFilter before, SourceFilter after) {
        turn.groupChanged(group);
    }

    @Override
    public void hostJoined(GroupAddress group, Ipv4Address host) {
        turn.announce(new MemberJoined(active.name(), group, host));
    }

    @Override
    public void hostLeft(GroupAddress group, Ipv4Address host) {
        turn.announce(new MemberLeft(active.name(), group, host));
    }

    @Override
    public void ignored(GroupAddress group, Ipv4Address host, IgnoredReport reason) {
        drop(
                switch (reason) {
                    case COMPATIBILITY_MODE -> DropReason.COMPATIBILITY_MODE;
                    case JUST_LEFT -> DropReason.JUST_LEFT;
                    case NOT_A_MEMBER -> DropReason.NOT_A_MEMBER;
                });
    }

    @Override
    public void querierChanged(Ipv4Address querier, boolean self) {
        turn.topologyChanged();
        turn.announce(new QuerierChanged(active.name(), querier, self));
    }

    private boolean isAllowed(GroupAddress group) {
        if (group.address().isLinkLocalMulticast()) {
            drop(DropReason.LINK_LOCAL_GROUP);
            return false;
        }
        if (!active.configuration().policy().allows(group)) {
            drop(DropReason.GROUP_DENIED);
            return false;
        }
        return true;
    }

    private void drop(DropReason reason) {
        turn.announce(new IgmpDropped(active.name().value(), reason.label()));
    }
}
