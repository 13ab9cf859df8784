package net.igmpproxy.core.forwarding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Topologies with arrival VIFs. */
final class Arrivals {
    private static final int FIRST = 16;

    private Arrivals() {}

    /** Returns an arrival VIF for each downstream interface with a VIF below 16. */
    static ArrivalVifs ofAll(List<ForwardingInterface> interfaces) {
        Map<Integer, Integer> vifs = new HashMap<>();
        interfaces.stream()
                .filter(candidate -> !candidate.upstream() && candidate.vif() < FIRST)
                .forEach(candidate -> vifs.put(FIRST + candidate.vif(), candidate.vif()));
        return new ArrivalVifs(vifs, vifs.keySet());
    }

    /** Returns a topology with arrival VIFs and without a group policy. */
    static Topology topology(List<ForwardingInterface> interfaces) {
        return new Topology(interfaces, ofAll(interfaces), group -> true);
    }
}
