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
 * The interfaces on which the kernel is a member of 224.0.0.2 and 224.0.0.22, by index. It is brought to what is wanted at
 * the end of a turn, as {@link VifTable} does with VIFs.
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
     * Has the kernel join on an interface, unless it has, or has refused it a moment ago.
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

    /** Has the kernel leave on all other interfaces. */
    void leaveOthers(Set<Integer> wanted) {
        joined.removeIf(index -> {
            boolean other = !wanted.contains(index);
            if (other) {
                turn.output(new LeaveRouterGroups(index));
            }
            return other;
        });
    }

    /** The kernel has not joined on an interface. */
    void refused(RouterGroups item) {
        joined.remove(item.interfaceIndex());
    }

    /**
     * Takes notice of the interfaces on which the kernel is a member.
     *
     * @return those on which it has ceased to be
     */
    List<RouterGroups> read(Set<Integer> kernel) {
        List<RouterGroups> lost = joined.stream()
                .filter(index -> !kernel.contains(index))
                .map(RouterGroups::new)
                .toList();
        joined.retainAll(kernel);
        return lost;
    }

    /** The memberships on interfaces that have left are gone. */
    void lost(Set<Integer> interfaceIndices) {
        joined.removeAll(interfaceIndices);
    }
}
