package net.igmpproxy.linux;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.igmpproxy.core.forwarding.RouteReading;
import net.igmpproxy.core.forwarding.VifTtls;
import net.igmpproxy.linux.netlink.MulticastRouteMessage;

/**
 * Interfaces of the VIFs, since rtnetlink names interfaces only. An interface may have a second VIF with a higher number, its
 * arrival VIF, which no entry refers to. One thread changes this, any may read.
 */
final class VifNumbers {
    /** The interface index of each VIF, by its number. */
    private final TreeMap<Integer, Integer> interfaces = new TreeMap<>();

    private volatile Map<Integer, Integer> byInterface = Map.of();

    void add(int vif, int interfaceIndex) {
        interfaces.put(vif, interfaceIndex);
        publish();
    }

    void remove(int vif) {
        interfaces.remove(vif);
        publish();
    }

    /**
     * Sets all of them.
     *
     * @param present the interface index of each VIF, by its number
     */
    void replace(Map<Integer, Integer> present) {
        interfaces.clear();
        interfaces.putAll(present);
        publish();
    }

    private void publish() {
        Map<Integer, Integer> next = new HashMap<>();
        interfaces.forEach((vif, interfaceIndex) -> next.putIfAbsent(interfaceIndex, vif));
        byInterface = Map.copyOf(next);
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

    /** The first VIF of each interface index: a snapshot. */
    Map<Integer, Integer> byInterface() {
        return byInterface;
    }
}
