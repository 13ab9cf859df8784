package net.igmpproxy.simulation.world;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.base.EventQueue;
import net.igmpproxy.simulation.network.Datagram;
import net.igmpproxy.simulation.network.Losses;
import net.igmpproxy.simulation.network.Station;
import net.igmpproxy.simulation.peers.RouterVariables;
import net.igmpproxy.simulation.peers.SimulatedRouter;

/**
 * Packet loss between the upstream router and its members. At most one packet per group is lost within a Group
 * Membership Interval, which every Robustness Variable above 1 tolerates (RFC 9776 section 8.1). Responses to
 * last-member queries are not lost, because one response may answer several queries.
 */
final class FewLosses implements Losses {
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final double probability;
    private final Dice dice;
    private final EventQueue queue;
    private final Lan lan;
    private final SimulatedRouter router;
    private final List<String> groups;
    private final Map<String, Long> lostAt = new HashMap<>();
    private final Map<String, Long> askedAt = new HashMap<>();

    /** Creates the loss model of the upstream link. */
    FewLosses(World world) {
        this.probability = world.scenario().loss();
        this.dice = world.dice();
        this.queue = world.queue();
        this.lan = world.upstream();
        this.router = world.upstreamRouter();
        this.groups = world.cast().groups();
    }

    @Override
    public boolean loses(Station from, Station to, Datagram datagram) {
        Collection<String> concerned = concerned(from, to, datagram);
        boolean answers = to.equals(router);
        boolean loses = dice.chance(probability)
                && concerned.stream().allMatch(group -> mayLose(group) && !(answers && isAsked(group)));
        if (loses) {
            concerned.forEach(group -> lostAt.put(group, queue.now()));
        }
        return loses;
    }

    private Collection<String> concerned(Station from, Station to, Datagram datagram) {
        IgmpMessage message = datagram.message();
        if (from.equals(router) && message instanceof Query query) {
            if (query.isGeneral()) {
                return groups;
            }
            askedAt.put(query.group(), queue.now());
            return List.of(query.group());
        } else if (to.equals(router) && message instanceof IgmpMessage.OldReport report) {
            return List.of(report.group());
        } else if (to.equals(router) && message instanceof IgmpMessage.Leave leave) {
            return List.of(leave.group());
        } else if (to.equals(router) && message instanceof IgmpMessage.Report report) {
            return report.records().stream().map(GroupRecord::group).toList();
        }
        return List.of();
    }

    private boolean mayLose(String group) {
        long interval = router.variables().groupMembershipInterval();
        return queue.now() > lostAt.getOrDefault(group, LONG_AGO) + interval;
    }

    private boolean isAsked(String group) {
        RouterVariables variables = router.variables();
        long answered = variables.lastMemberQueryInterval()
                + 2 * lan.segment().impairments().maxDelay();
        return queue.now() <= askedAt.getOrDefault(group, LONG_AGO) + answered;
    }
}
