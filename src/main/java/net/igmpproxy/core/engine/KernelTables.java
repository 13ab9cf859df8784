package net.igmpproxy.core.engine;

import java.util.Collection;
import net.igmpproxy.core.engine.event.EngineState.VifAssignment;
import net.igmpproxy.core.engine.port.Retries;
import net.igmpproxy.core.engine.port.Turn;

/**
 * What the kernel has for the interfaces.
 *
 * @param vifs         the VIFs
 * @param routerGroups the memberships of 224.0.0.2 and 224.0.0.22
 * @param retries      when they, and forwarding entries, are set again
 */
record KernelTables(VifTable vifs, RouterGroupTable routerGroups, Retries retries) {
    /** A kernel that has some VIFs already. */
    static KernelTables with(Collection<VifAssignment> inherited, Turn turn) {
        Retries retries = new Retries();
        return new KernelTables(new VifTable(inherited, retries, turn), new RouterGroupTable(retries, turn), retries);
    }
}
