package net.igmpproxy.simulation.invariants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.network.Datagram;
import net.igmpproxy.simulation.peers.RouterVariables;
import net.igmpproxy.simulation.proxy.ProxyObserver;
import net.igmpproxy.simulation.world.World;

/**
 * A specific query has the S flag if and only if the timers of its group or sources exceed the Last Member Query Time.
 * See RFC 9776 sections 6.6.3.1 and 6.6.3.2. Only retransmissions are checked, because a first query is sent in the
 * turn that changes the timers.
 */
final class SuppressFlags implements Invariant, ProxyObserver {
    private final World world;
    private final List<SentQuery> queries = new ArrayList<>();

    /** Links on which the proxy received a message since the last check. */
    private final Set<String> heard = new TreeSet<>();

    private record SentQuery(String lan, Query query) {}

    SuppressFlags(World world) {
        this.world = world;
        world.watch(this);
    }

    @Override
    public void delivered(String interfaceName, Datagram datagram) {
        heard.add(interfaceName);
    }

    @Override
    public void sent(String interfaceName, Datagram datagram) {
        if (datagram.message() instanceof Query query && !query.isGeneral() && query.version() == IgmpVersion.V3) {
            queries.add(new SentQuery(interfaceName, query));
        }
    }

    @Override
    public void check(Snapshot snapshot) {
        queries.stream().filter(sent -> !heard.contains(sent.lan())).forEach(sent -> check(sent, snapshot));
        queries.clear();
        heard.clear();
    }

    private void check(SentQuery sent, Snapshot snapshot) {
        Query query = sent.query();
        boolean suppress = query.querierFields().suppress();
        RouterVariables variables = world.proxy().settings().of(sent.lan()).variables();
        Optional<GroupMembership> membership = snapshot.membership(sent.lan(), query.group());
        boolean longer = query.sources().isEmpty()
                ? membership
                        .filter(known -> isGroupTimerLonger(known, variables))
                        .isPresent()
                : query.sources().stream().anyMatch(source -> isLonger(membership, source, variables));
        boolean shorter = query.sources().isEmpty()
                ? !longer
                : query.sources().stream().anyMatch(source -> !isLonger(membership, source, variables));
        if (suppress ? shorter : longer) {
            throw new Violation("the proxy asks on " + sent.lan() + " for " + query + ", but knows " + membership);
        }
    }

    private static boolean isGroupTimerLonger(GroupMembership membership, RouterVariables variables) {
        return membership
                .groupTimer()
                .filter(timer -> timer.toNanos() > variables.lastMemberQueryTime())
                .isPresent();
    }

    private static boolean isLonger(Optional<GroupMembership> membership, String source, RouterVariables variables) {
        return membership.stream()
                .flatMap(known -> known.sources().stream())
                .anyMatch(known -> known.address().toString().equals(source)
                        && known.timer().toNanos() > variables.lastMemberQueryTime());
    }
}
