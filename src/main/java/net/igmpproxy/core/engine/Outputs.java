package net.igmpproxy.core.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.igmpproxy.core.engine.EngineOutput.AddVif;
import net.igmpproxy.core.engine.EngineOutput.Announce;
import net.igmpproxy.core.engine.EngineOutput.DeleteVif;
import net.igmpproxy.core.engine.EngineOutput.InstallRoute;
import net.igmpproxy.core.engine.EngineOutput.JoinRouterGroups;
import net.igmpproxy.core.engine.EngineOutput.LeaveRouterGroups;
import net.igmpproxy.core.engine.EngineOutput.RemoveRoute;
import net.igmpproxy.core.engine.EngineOutput.RenewRoute;
import net.igmpproxy.core.engine.EngineOutput.SendMessage;
import net.igmpproxy.core.engine.EngineOutput.SetArrivalVifs;
import net.igmpproxy.core.engine.EngineOutput.SetShields;

/**
 * The outputs of one turn, in the order in which they lose no packet: what opens a way comes before what closes one, and
 * the kernel forwards before a message invites a stream. Arrival VIFs come first: a number that one gives up may be that of a
 * VIF to be added.
 */
final class Outputs {
    private static final Comparator<EngineOutput> ORDER = Comparator.comparingInt(Outputs::rank);

    private List<EngineOutput> pending = new ArrayList<>();

    void add(EngineOutput output) {
        pending.add(output);
    }

    /** Takes all that has been added since the last call. */
    List<EngineOutput> take() {
        List<EngineOutput> taken = pending;
        pending = new ArrayList<>();
        taken.sort(ORDER);
        return taken;
    }

    private static int rank(EngineOutput output) {
        if (output instanceof SetArrivalVifs) {
            return -1;
        } else if (output instanceof AddVif || output instanceof JoinRouterGroups || output instanceof SetShields) {
            return 0;
        } else if (output instanceof InstallRoute || output instanceof RenewRoute) {
            return 1;
        } else if (output instanceof RemoveRoute) {
            return 2;
        } else if (output instanceof SendMessage) {
            return 3;
        } else if (output instanceof DeleteVif || output instanceof LeaveRouterGroups) {
            return 4;
        } else if (output instanceof Announce) {
            return 5;
        }
        throw new IllegalStateException("no rank for " + output);
    }
}
