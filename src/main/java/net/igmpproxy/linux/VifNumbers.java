package net.igmpproxy.linux;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Interfaces of the VIFs, since rtnetlink names interfaces only. An interface may have a second VIF, its arrival VIF, which no
 * entry refers to. One thread changes this, any may read.
 */
final class VifNumbers {
    private volatile Map<Integer, Integer> byInterface = Map.of();

    /** The interface index of each arrival VIF, by its number. */
    private final SortedMap<Integer, Integer> arrivals = new TreeMap<>();

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

    /** The interface index of each arrival VIF, by its number. */
    SortedMap<Integer, Integer> arrivals() {
        return arrivals;
    }

    /** VIF numbers by interface index, without the arrival VIFs: a snapshot. */
    Map<Integer, Integer> byInterface() {
        return byInterface;
    }
}
