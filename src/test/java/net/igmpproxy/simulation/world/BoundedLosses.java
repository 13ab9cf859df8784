package net.igmpproxy.simulation.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.RecordType;
import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.base.Filter;
import net.igmpproxy.simulation.network.Datagram;
import net.igmpproxy.simulation.network.Losses;
import net.igmpproxy.simulation.network.Station;
import net.igmpproxy.simulation.peers.SimulatedHost;
import net.igmpproxy.simulation.proxy.Port;

/**
 * Packet loss that IGMP tolerates (RFC 9776 section 8.1). Of the queries to a host and its reports for a group, fewer
 * are lost than the Robustness Variable. The count restarts when a report with the complete state arrives.
 */
final class BoundedLosses implements Losses {
    private final double probability;
    private final Dice dice;
    private final Supplier<List<SimulatedHost>> hosts;
    private final ToIntFunction<Datagram> bound;
    private final Map<Membership, Integer> lost = new HashMap<>();

    private record Membership(SimulatedHost host, String group) {}

    /**
     * @param hosts the hosts of the link
     * @param bound returns the number of losses, including the given packet, that would be too many
     */
    BoundedLosses(double probability, Dice dice, Supplier<List<SimulatedHost>> hosts, ToIntFunction<Datagram> bound) {
        this.probability = probability;
        this.dice = dice;
        this.hosts = hosts;
        this.bound = bound;
    }

    @Override
    public boolean loses(Station from, Station to, Datagram datagram) {
        Collection<Membership> concerned = concerned(from, to, datagram);
        boolean loses = dice.chance(probability)
                && concerned.stream().allMatch(membership -> mayLose(membership, bound.applyAsInt(datagram)));
        if (loses) {
            concerned.forEach(membership -> lost.merge(membership, 1, Integer::sum));
        } else if (to instanceof Port) {
            concerned.stream()
                    .filter(membership -> tellsAll(membership, datagram))
                    .forEach(lost::remove);
        }
        return loses;
    }

    private boolean mayLose(Membership membership, int tooMany) {
        int most = Math.min(tooMany, membership.host().robustness()) - 1;
        return lost.getOrDefault(membership, 0) < most;
    }

    /** Returns the memberships that a packet refreshes. */
    private Collection<Membership> concerned(Station from, Station to, Datagram datagram) {
        Collection<Membership> concerned = new ArrayList<>();
        if (datagram.message() instanceof Query query && to instanceof SimulatedHost host) {
            Collection<String> asked = query.isGeneral() ? host.groups() : List.of(query.group());
            asked.forEach(group -> concerned.add(new Membership(host, group)));
        } else if (datagram.message() instanceof IgmpMessage.OldReport report && to instanceof Port) {
            // Hosts that suppressed their own report depend on this one.
            hosts.get().stream()
                    .filter(host -> host.mode() != IgmpVersion.V3
                            && !host.state(report.group()).isNothing())
                    .forEach(host -> concerned.add(new Membership(host, report.group())));
        } else if (datagram.message() instanceof IgmpMessage.Report report
                && from instanceof SimulatedHost host
                && to instanceof Port) {
            new TreeSet<>(report.records().stream().map(GroupRecord::group).toList())
                    .forEach(group -> concerned.add(new Membership(host, group)));
        }
        return concerned;
    }

    private static boolean tellsAll(Membership membership, Datagram datagram) {
        if (datagram.message() instanceof IgmpMessage.Report report) {
            Filter state = membership.host().state(membership.group());
            return report.records().stream()
                    .filter(entry -> entry.group().equals(membership.group()))
                    .anyMatch(entry -> tellsAll(entry, state));
        }
        return true;
    }

    private static boolean tellsAll(GroupRecord entry, Filter state) {
        boolean exclude = entry.type() == RecordType.IS_EX || entry.type() == RecordType.TO_EX;
        boolean include = entry.type() == RecordType.IS_IN || entry.type() == RecordType.TO_IN;
        return (exclude || include)
                && Filter.include(entry.sources()).sources().equals(state.sources())
                && exclude == state.exclude();
    }
}
