package net.igmpproxy.core.forwarding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Arrival VIFs of tests. */
final class Arrivals {
    private static final int FIRST = 16;

    private Arrivals() {}

    /** Each downstream interface with a VIF below 16 has one. */
    static ArrivalVifs ofAll(List<ForwardingInterface> interfaces) {
        Map<Integer, Integer> vifs = new HashMap<>();
        interfaces.stream()
                .filter(candidate -> !candidate.upstream() && candidate.vif() < FIRST)
                .forEach(candidate -> vifs.put(FIRST + candidate.vif(), candidate.vif()));
        return new ArrivalVifs(vifs, vifs.keySet());
    }

    /** Interfaces that have arrival VIFs, and to which all groups matter. */
    static Topology topology(List<ForwardingInterface> interfaces) {
        return new Topology(interfaces, ofAll(interfaces), group -> true);
    }
}
