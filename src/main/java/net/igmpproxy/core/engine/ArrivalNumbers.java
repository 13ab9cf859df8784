package net.igmpproxy.core.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.igmpproxy.core.forwarding.ArrivalVifs;

/** The interfaces that are to have an {@linkplain ArrivalVifs arrival VIF}, by its number. */
final class ArrivalNumbers {
    private final TreeMap<Integer, Integer> interfaces = new TreeMap<>();

    /** The last interface of each number: an upcall may have been under way when the number was given up. */
    private final Map<Integer, Integer> lastInterfaces = new HashMap<>();

    void put(int vif, int interfaceIndex) {
        interfaces.put(vif, interfaceIndex);
        lastInterfaces.put(vif, interfaceIndex);
    }

    boolean contains(int vif) {
        return interfaces.containsKey(vif);
    }

    /** The interface of each number. */
    Map<Integer, Integer> all() {
        return interfaces;
    }

    /** The number of an interface. */
    Optional<Integer> of(int interfaceIndex) {
        return interfaces.entrySet().stream()
                .filter(arrival -> arrival.getValue() == interfaceIndex)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Gives up the lowest number, if there is one. */
    void giveUpOne() {
        interfaces.pollFirstEntry();
    }

    /**
     * Gives up the numbers of other interfaces, and those that are not the highest of their interface.
     *
     * @param firsts the first VIF of each interface that may have an arrival VIF
     * @return whether there were any
     */
    boolean keepOnly(Map<Integer, Integer> firsts) {
        return interfaces.entrySet().removeIf(arrival -> {
            Integer first = firsts.get(arrival.getValue());
            return first == null || first > arrival.getKey();
        });
    }

    /**
     * Lists them for forwarding.
     *
     * @param claimed the interface of each first VIF
     * @param present those that the kernel has
     */
    ArrivalVifs vifs(Map<Integer, Integer> claimed, Set<Integer> present) {
        Map<Integer, Integer> firsts = new HashMap<>();
        claimed.forEach((vif, index) -> firsts.put(index, vif));
        Map<Integer, Integer> interfaceVifs = new HashMap<>();
        lastInterfaces.forEach((vif, index) -> {
            if (firsts.containsKey(index) && !claimed.containsKey(vif)) {
                interfaceVifs.put(vif, firsts.get(index));
            }
        });
        Set<Integer> inForce = new TreeSet<>(present);
        inForce.retainAll(interfaceVifs.keySet());
        return new ArrivalVifs(interfaceVifs, inForce);
    }
}
