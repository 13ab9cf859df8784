package net.igmpproxy.core.engine.port;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.igmpproxy.core.engine.VifTable;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineOutput.AddArrivalVif;
import net.igmpproxy.core.engine.event.EngineOutput.AddVif;
import net.igmpproxy.core.engine.event.EngineOutput.Announce;
import net.igmpproxy.core.engine.event.EngineOutput.DeleteVif;
import net.igmpproxy.core.engine.event.EngineOutput.InstallRoute;
import net.igmpproxy.core.engine.event.EngineOutput.JoinRouterGroups;
import net.igmpproxy.core.engine.event.EngineOutput.LeaveRouterGroups;
import net.igmpproxy.core.engine.event.EngineOutput.ReadPackets;
import net.igmpproxy.core.engine.event.EngineOutput.RemoveRoute;
import net.igmpproxy.core.engine.event.EngineOutput.RenewRoute;
import net.igmpproxy.core.engine.event.EngineOutput.SendMessage;
import net.igmpproxy.core.engine.event.EngineOutput.SetShields;

/**
 * Outputs of one turn, in an order that loses no packet. Outputs that enable forwarding come before outputs that
 * disable it, and the kernel forwards before a message requests a stream. As long as a wildcard entry names a VIF as
 * output, the arrival VIF of that interface exists.
 *
 * <p>The order is by kind, so one turn must not remove an item and add it again. VIFs and memberships are compared
 * once, at the end of the turn ({@link VifTable}, {@link RouterGroupTable}). The removal of an MFC entry is withdrawn
 * if the entry is installed again in the same turn.
 */
final class Outputs {
    private static final Comparator<EngineOutput> ORDER = Comparator.comparingInt(Outputs::rank);

    private final Map<KernelItem, EngineOutput> removals = new HashMap<>();
    private final Set<EngineOutput> withdrawn = Collections.newSetFromMap(new IdentityHashMap<>());
    private List<EngineOutput> pending = new ArrayList<>();

    void add(EngineOutput output) {
        pending.add(output);
        if (output instanceof RemoveRoute) {
            KernelItem.of(output).map(item -> removals.put(item, output)).ifPresent(withdrawn::add);
        } else if (!removals.isEmpty() && (output instanceof InstallRoute || output instanceof RenewRoute)) {
            KernelItem.of(output).map(removals::remove).ifPresent(withdrawn::add);
        }
    }

    /** Removes and returns the outputs added since the last call, in order. */
    List<EngineOutput> take() {
        List<EngineOutput> taken = pending;
        pending = new ArrayList<>();
        taken.removeIf(withdrawn::contains);
        withdrawn.clear();
        removals.clear();
        taken.sort(ORDER);
        return taken;
    }

    private static int rank(EngineOutput output) {
        if (output instanceof AddVif || output instanceof JoinRouterGroups || output instanceof SetShields) {
            return 0;
        } else if (output instanceof AddArrivalVif) {
            return 1;
        } else if (output instanceof InstallRoute || output instanceof RenewRoute) {
            return 2;
        } else if (output instanceof RemoveRoute) {
            return 3;
        } else if (output instanceof SendMessage) {
            return 4;
        } else if (output instanceof DeleteVif || output instanceof LeaveRouterGroups) {
            return 5;
        } else if (output instanceof Announce || output instanceof ReadPackets) {
            return 6;
        }
        throw new IllegalStateException("no rank for " + output);
    }
}
