package net.igmpproxy.core.engine;

import java.util.Collection;
import net.igmpproxy.core.engine.event.EngineState.VifAssignment;
import net.igmpproxy.core.engine.port.Retries;
import net.igmpproxy.core.engine.port.Turn;

/**
 * Kernel state of the interfaces.
 *
 * @param vifs         the VIFs
 * @param routerGroups the memberships in 224.0.0.2 and 224.0.0.22
 * @param retries      schedule of repeated attempts, shared with MFC entries
 */
record KernelTables(VifTable vifs, RouterGroupTable routerGroups, Retries retries) {
    /** Creates the state of a kernel that has some VIFs already. */
    static KernelTables with(Collection<VifAssignment> inherited, Turn turn) {
        Retries retries = new Retries();
        return new KernelTables(new VifTable(inherited, retries, turn), new RouterGroupTable(retries, turn), retries);
    }
}
