package net.igmpproxy.linux;

import java.util.HashMap;
import java.util.Map;

/**
 * Which VIF stands on which interface, since rtnetlink tells of interfaces only. One thread changes it, any may read.
 */
final class VifNumbers {
    private volatile Map<Integer, Integer> byInterface = Map.of();

    void add(int vif, int interfaceIndex) {
        Map<Integer, Integer> next = new HashMap<>(byInterface);
        next.put(interfaceIndex, vif);
        byInterface = Map.copyOf(next);
    }

    void remove(int vif) {
        Map<Integer, Integer> next = new HashMap<>(byInterface);
        next.values().removeIf(number -> number == vif);
        byInterface = Map.copyOf(next);
    }

    /** VIF numbers by interface index: a snapshot. */
    Map<Integer, Integer> byInterface() {
        return byInterface;
    }
}
