package net.igmpproxy.core.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineOutput.SetShields;
import net.igmpproxy.core.engine.port.ActiveInterface;
import net.igmpproxy.core.engine.port.InputGates;
import net.igmpproxy.core.engine.port.Turn;
import net.igmpproxy.core.rate.Shield;

/**
 * Pre-filters of flooded interfaces. Packets of members and queriers pass the pre-filter, and a fraction of the packets
 * of unknown senders.
 */
final class Shields {
    /**
     * Maximum number of members in the pre-filter, for all interfaces: a larger BPF program would exceed
     * {@code optmem_max}.
     */
    private static final int MOST_MEMBERS = 1000;

    private final InterfaceTable interfaces;
    private final InputGates gates;
    private final Turn turn;

    /**
     * Pre-filters in force, by interface index. An interface that was removed and added again has a different index.
     */
    private Map<Integer, Integer> raised = Map.of();

    private boolean renewed;

    Shields(InterfaceTable interfaces, InputGates gates, Turn turn) {
        this.interfaces = interfaces;
        this.gates = gates;
        this.turn = turn;
    }

    /** Sets, changes and removes pre-filters according to the present floods. */
    void update() {
        Map<InterfaceName, Integer> called = gates.floods(turn.now());
        Map<Integer, Integer> byIndex = new HashMap<>();
        called.forEach((name, oneOf) -> interfaces
                .active(name)
                .ifPresent(active -> byIndex.put(active.link().index(), oneOf)));
        if (byIndex.equals(raised) && !renewed) {
            return;
        }
        raised = byIndex;
        renewed = false;
        List<Shield> shields = new ArrayList<>();
        called.forEach((name, oneOf) -> interfaces
                .active(name)
                .ifPresent(active -> shields.add(
                        new Shield(active.link().index(), members(active, MOST_MEMBERS / called.size()), oneOf))));
        turn.output(new SetShields(shields));
    }

    /** Sets the pre-filters again with the next {@link #update}, even if they are unchanged. */
    void renew() {
        renewed = true;
    }

    private List<Ipv4Address> members(ActiveInterface active, int most) {
        long moment = gates.floodedSince(active.name());
        List<Ipv4Address> members = new ArrayList<>();
        if (active.isUpstream()) {
            interfaces.upstream().ifPresent(up -> members.addAll(up.host().knownQueriers()));
        } else {
            interfaces.downstream(active.name()).ifPresent(lan -> {
                members.add(lan.router().querier());
                members.addAll(lan.router().membersBefore(moment, most));
            });
        }
        return members;
    }
}
