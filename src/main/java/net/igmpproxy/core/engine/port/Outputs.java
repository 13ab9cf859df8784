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
    private static final Rank RANK = new Rank();
    private static final Comparator<EngineOutput> ORDER = Comparator.comparingInt(output -> output.accept(RANK));

    private final Map<KernelItem, EngineOutput> removals = new HashMap<>();
    private final Set<EngineOutput> withdrawn = Collections.newSetFromMap(new IdentityHashMap<>());
    private List<EngineOutput> pending = new ArrayList<>();

    void add(EngineOutput output) {
        pending.add(output);
        if (output instanceof RemoveRoute) {
            KernelItem.of(output).map(item -> removals.put(item, output)).ifPresent(withdrawn::add);
        } else if (!removals.isEmpty()) {
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

    /** Position of an output within its turn. Outputs of one rank keep their order. */
    private static final class Rank implements EngineOutput.Visitor<Integer> {
        private static final int ADD = 0;
        private static final int ADD_ARRIVAL_VIF = 1;
        private static final int INSTALL_ROUTE = 2;
        private static final int REMOVE_ROUTE = 3;
        private static final int SEND = 4;
        private static final int REMOVE = 5;
        private static final int LAST = 6;

        @Override
        public Integer addVif(AddVif add) {
            return ADD;
        }

        @Override
        public Integer joinRouterGroups(JoinRouterGroups join) {
            return ADD;
        }

        @Override
        public Integer setShields(SetShields set) {
            return ADD;
        }

        @Override
        public Integer addArrivalVif(AddArrivalVif add) {
            return ADD_ARRIVAL_VIF;
        }

        @Override
        public Integer installRoute(InstallRoute install) {
            return INSTALL_ROUTE;
        }

        @Override
        public Integer renewRoute(RenewRoute renew) {
            return INSTALL_ROUTE;
        }

        @Override
        public Integer removeRoute(RemoveRoute remove) {
            return REMOVE_ROUTE;
        }

        @Override
        public Integer sendMessage(SendMessage send) {
            return SEND;
        }

        @Override
        public Integer deleteVif(DeleteVif delete) {
            return REMOVE;
        }

        @Override
        public Integer leaveRouterGroups(LeaveRouterGroups leave) {
            return REMOVE;
        }

        @Override
        public Integer announce(Announce announce) {
            return LAST;
        }

        @Override
        public Integer readPackets(ReadPackets read) {
            return LAST;
        }
    }
}
