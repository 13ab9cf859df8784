package net.igmpproxy.linux;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.igmpproxy.core.forwarding.RouteReading;
import net.igmpproxy.core.forwarding.VifTtls;
import net.igmpproxy.linux.netlink.MulticastRouteMessage;

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

    /**
     * Sets all of them.
     *
     * @param interfaces the interface index of each VIF, by its number
     * @param seconds    the interface index of each arrival VIF, by its number
     */
    void replace(Map<Integer, Integer> interfaces, SortedMap<Integer, Integer> seconds) {
        Map<Integer, Integer> next = new HashMap<>();
        interfaces.forEach((vif, interfaceIndex) -> next.putIfAbsent(interfaceIndex, vif));
        byInterface = Map.copyOf(next);
        arrivals.clear();
        arrivals.putAll(seconds);
    }

    /** An entry with VIFs in place of interfaces. */
    RouteReading reading(MulticastRouteMessage route) {
        Map<Integer, Integer> numbers = byInterface;
        Integer parent = numbers.get(route.inputInterface());
        return parent == null
                ? RouteReading.absent(route.key(), RouteReading.UNKNOWN_PARENT)
                : new RouteReading(route.key(), parent, Optional.of(ttls(route, numbers)));
    }

    private static VifTtls ttls(MulticastRouteMessage route, Map<Integer, Integer> numbers) {
        VifTtls ttls = VifTtls.none();
        for (MulticastRouteMessage.Output output : route.outputs()) {
            Integer vif = numbers.get(output.interfaceIndex());
            ttls = vif == null ? ttls : ttls.with(vif, output.threshold());
        }
        return ttls;
    }

    /** VIF numbers by interface index, without the arrival VIFs: a snapshot. */
    Map<Integer, Integer> byInterface() {
        return byInterface;
    }
}
