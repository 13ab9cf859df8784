package net.igmpproxy.core.engine;

import java.util.List;
import java.util.Map;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.forwarding.ForwardingTable.SeenSource;
import net.igmpproxy.core.membership.GroupMembership;

/**
 * What an engine has learnt, for the one that follows it.
 *
 * @param vifs        the VIFs that exist in the kernel
 * @param memberships what the hosts have reported
 * @param sources     the sources seen
 */
public record EngineState(
        Map<InterfaceName, VifAssignment> vifs, List<GroupMembership> memberships, List<SeenSource> sources) {
    /** Nothing learnt. */
    public static final EngineState EMPTY = new EngineState(Map.of(), List.of(), List.of());

    public EngineState {
        vifs = Map.copyOf(vifs);
        memberships = List.copyOf(memberships);
        sources = List.copyOf(sources);
    }

    /**
     * A VIF.
     *
     * @param vif            its number
     * @param interfaceIndex the interface it was made of
     */
    public record VifAssignment(int vif, int interfaceIndex) {}
}
