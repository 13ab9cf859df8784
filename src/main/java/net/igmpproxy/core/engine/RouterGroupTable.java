package net.igmpproxy.core.engine;

import java.util.Set;
import java.util.TreeSet;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.engine.EngineOutput.JoinRouterGroups;
import net.igmpproxy.core.engine.EngineOutput.LeaveRouterGroups;

/**
 * The interfaces on which the kernel is a member of 224.0.0.2 and 224.0.0.22, by index. It is brought to what is wanted at
 * the end of a turn, as {@link VifTable} does with VIFs.
 */
final class RouterGroupTable {
    private final Turn turn;
    private final Set<Integer> joined = new TreeSet<>();

    RouterGroupTable(Turn turn) {
        this.turn = turn;
    }

    /**
     * Has the kernel join on an interface, unless it has.
     *
     * @param hosts see {@link JoinRouterGroups}
     */
    void join(Link link, boolean hosts) {
        if (joined.add(link.index())) {
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
}
