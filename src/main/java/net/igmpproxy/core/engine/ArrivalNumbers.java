package net.igmpproxy.core.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.igmpproxy.core.forwarding.ArrivalVifs;

/** VIF numbers of the {@linkplain ArrivalVifs arrival VIFs}, with their interface indices. */
final class ArrivalNumbers {
    private final TreeMap<Integer, Integer> interfaces = new TreeMap<>();

    /** The last interface of each number. An upcall may still name a number after its release. */
    private final Map<Integer, Integer> lastInterfaces = new HashMap<>();

    void put(int vif, int interfaceIndex) {
        interfaces.put(vif, interfaceIndex);
        lastInterfaces.put(vif, interfaceIndex);
    }

    boolean contains(int vif) {
        return interfaces.containsKey(vif);
    }

    /** Interface index by VIF number. */
    Map<Integer, Integer> all() {
        return interfaces;
    }

    /** The arrival VIF of an interface, by its index. */
    Optional<Integer> of(int interfaceIndex) {
        return interfaces.entrySet().stream()
                .filter(arrival -> arrival.getValue() == interfaceIndex)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Releases the lowest number, if there is any. */
    void giveUpOne() {
        interfaces.pollFirstEntry();
    }

    /**
     * Releases the numbers of all other interfaces, and numbers below the first VIF of their interface.
     *
     * @param firsts first VIF by interface index, for interfaces that may have an arrival VIF
     * @return true if any number was released
     */
    boolean keepOnly(Map<Integer, Integer> firsts) {
        return interfaces.entrySet().removeIf(arrival -> {
            Integer first = firsts.get(arrival.getValue());
            return first == null || first > arrival.getKey();
        });
    }

    /**
     * Returns the arrival VIFs for forwarding.
     *
     * @param claimed interface index by first VIF
     * @param present arrival VIFs that the kernel has
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
