package net.igmpproxy.core.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.engine.EngineOutput.AddVif;
import net.igmpproxy.core.engine.EngineOutput.DeleteVif;
import net.igmpproxy.core.engine.EngineState.VifAssignment;
import net.igmpproxy.core.forwarding.VifTtls;

/**
 * Which VIF numbers are in use, and which VIFs an engine before this one has left in the kernel. A number that is given
 * back is not given out again before the end of the turn.
 */
final class VifTable {
    private final Turn turn;
    private final boolean[] used = new boolean[VifTtls.MAX_VIFS];
    private final List<Integer> returned = new ArrayList<>();
    private final Map<InterfaceName, VifAssignment> inherited;

    VifTable(Map<InterfaceName, VifAssignment> inherited, Turn turn) {
        this.turn = turn;
        this.inherited = new HashMap<>(inherited);
        inherited.values().forEach(assignment -> used[assignment.vif()] = true);
    }

    /** Makes an interface a VIF, unless it is one already; nothing if all 32 are in use. */
    OptionalInt take(Link link, int threshold) {
        VifAssignment known = inherited.get(link.name());
        if (known != null && known.interfaceIndex() == link.index()) {
            inherited.remove(link.name());
            return OptionalInt.of(known.vif());
        }
        OptionalInt free =
                IntStream.range(0, used.length).filter(vif -> !used[vif]).findFirst();
        free.ifPresent(vif -> {
            used[vif] = true;
            turn.output(new AddVif(vif, link, threshold));
        });
        return free;
    }

    /** Removes a VIF. */
    void giveBack(int vif) {
        turn.output(new DeleteVif(vif));
        returned.add(vif);
    }

    /** Removes the inherited VIFs that no interface has taken. */
    void dropUnclaimed() {
        inherited.values().forEach(unclaimed -> giveBack(unclaimed.vif()));
        inherited.clear();
    }

    void endTurn() {
        returned.forEach(vif -> used[vif] = false);
        returned.clear();
    }
}
