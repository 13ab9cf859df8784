package net.igmpproxy.core.engine;

import java.util.Random;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.EngineEvent.UpstreamChanged;
import net.igmpproxy.core.engine.EngineOutput.SendMessage;
import net.igmpproxy.core.host.HostInterface;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.OneGroupReport;
import net.igmpproxy.core.wire.IgmpMessage.Report;

/** The upstream interface: its host side, and which groups may be reported there. */
final class Upstream {
    private final Turn turn;
    private final HostInterface host;
    private ActiveInterface active;

    Upstream(ActiveInterface active, Random random, Turn turn) {
        this.turn = turn;
        this.active = active;
        this.host = new HostInterface(active.link().mtu(), random, this::send);
    }

    ActiveInterface active() {
        return active;
    }

    HostInterface host() {
        return host;
    }

    /** The interface or its configuration has changed; the caller has every group {@linkplain #report reported} anew. */
    void change(ActiveInterface next, long now) {
        boolean cameBack =
                next.link().up() && (!active.link().up() || !next.address().equals(active.address()));
        active = next;
        host.setMtu(next.link().mtu());
        if (cameBack) {
            host.reportAll(now);
        }
    }

    /** What all downstream interfaces together want of a group. */
    void report(GroupAddress group, SourceFilter wanted) {
        SourceFilter reported = active.configuration().policy().allows(group) ? wanted : SourceFilter.NOTHING;
        if (!host.filter(group).equals(reported)) {
            host.set(group, reported);
            turn.announce(new UpstreamChanged(group, reported));
        }
    }

    /** Another host has reported something; in the older versions its report stands for the proxy's as well. */
    void onReport(Report report, long now) {
        if (report instanceof OneGroupReport older && !(older instanceof LeaveGroup)) {
            host.onOlderReport(older.group(), now);
        }
    }

    private void send(Report report) {
        if (active.link().up()) {
            turn.output(new SendMessage(active.link().index(), active.address(), destination(report), report));
        }
    }

    /** RFC 9776 section 4.2.14, RFC 2236 section 9. */
    private static Ipv4Address destination(Report report) {
        if (report instanceof OneGroupReport older) {
            return older instanceof LeaveGroup
                    ? Ipv4Address.ALL_ROUTERS
                    : older.group().address();
        }
        return Ipv4Address.ALL_IGMPV3_ROUTERS;
    }
}
