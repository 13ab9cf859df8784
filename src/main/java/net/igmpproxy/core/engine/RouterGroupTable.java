package net.igmpproxy.core.engine;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.engine.event.EngineOutput.JoinRouterGroups;
import net.igmpproxy.core.engine.event.EngineOutput.LeaveRouterGroups;
import net.igmpproxy.core.engine.port.KernelItem.RouterGroups;
import net.igmpproxy.core.engine.port.Retries;
import net.igmpproxy.core.engine.port.Turn;

/**
 * Indices of the interfaces on which the kernel is a member of 224.0.0.2 and 224.0.0.22. Like {@link VifTable}, it is
 * brought to the wanted state at the end of a turn.
 */
final class RouterGroupTable {
    private final Turn turn;
    private final Retries retries;
    private final Set<Integer> joined = new TreeSet<>();

    RouterGroupTable(Retries retries, Turn turn) {
        this.turn = turn;
        this.retries = retries;
    }

    /**
     * Joins on an interface, unless the kernel is a member or has recently refused to join.
     *
     * @param hosts see {@link JoinRouterGroups}
     */
    void join(Link link, boolean hosts) {
        RouterGroups item = new RouterGroups(link.index());
        if (!joined.contains(link.index()) && retries.mayTry(item, turn.now())) {
            retries.tried(item, turn.now());
            joined.add(link.index());
            turn.output(new JoinRouterGroups(link, hosts));
        }
    }

    /** Leaves on all other interfaces. */
    void leaveOthers(Set<Integer> wanted) {
        joined.removeIf(index -> {
            boolean other = !wanted.contains(index);
            if (other) {
                turn.output(new LeaveRouterGroups(index));
            }
            return other;
        });
    }

    /** Records that the kernel has refused to join. */
    void refused(RouterGroups item) {
        joined.remove(item.interfaceIndex());
    }

    /**
     * Compares the memberships with those of the kernel.
     *
     * @return memberships that the kernel no longer has
     */
    List<RouterGroups> read(Set<Integer> kernel) {
        List<RouterGroups> lost = joined.stream()
                .filter(index -> !kernel.contains(index))
                .map(RouterGroups::new)
                .toList();
        joined.retainAll(kernel);
        return lost;
    }

    /** Removes the memberships of removed interfaces. */
    void lost(Set<Integer> interfaceIndices) {
        joined.removeAll(interfaceIndices);
    }
}
