package net.igmpproxy.simulation.proxy;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** VIFs of the kernel with their interfaces. */
final class Vifs {
    private final Map<Integer, Integer> interfaceOfVif = new TreeMap<>();
    private final Map<Integer, Integer> vifOfInterface = new HashMap<>();

    /** Second VIFs. The kernel searches for the VIF of an interface from the highest number down and so finds these. */
    private final Map<Integer, Integer> interfaceOfArrivalVif = new TreeMap<>();

    private final Set<Integer> interfacesUp = new TreeSet<>();

    /** Returns true if a VIF or an interface is in use. */
    boolean isInUse(int vif, int index) {
        return interfaceOfVif.containsKey(vif)
                || interfaceOfArrivalVif.containsKey(vif)
                || vifOfInterface.containsKey(index);
    }

    /** Returns true if a VIF is in use or would not be the highest of its interface. */
    boolean isUnfitForArrival(int vif, int index) {
        return interfaceOfVif.containsKey(vif) || interfaceOfArrivalVif.containsKey(vif) || vifOf(index) > vif;
    }

    /** Returns the VIF that the kernel reports for packets of an interface, or -1. */
    int arrivalVifOf(int index) {
        return interfaceOfArrivalVif.entrySet().stream()
                .filter(entry -> entry.getValue() == index)
                .mapToInt(Map.Entry::getKey)
                .max()
                .orElse(vifOf(index));
    }

    /** Returns the second VIFs with their interfaces. */
    Map<Integer, Integer> arrivalVifs() {
        return interfaceOfArrivalVif;
    }

    boolean contains(int vif) {
        return interfaceOfVif.containsKey(vif);
    }

    /** Returns the first VIF of an interface, or -1. */
    int vifOf(int index) {
        return vifOfInterface.getOrDefault(index, -1);
    }

    /** Returns the interface of a VIF, or -1. */
    int interfaceOf(int vif) {
        return interfaceOfVif.getOrDefault(vif, -1);
    }

    /** Returns the interface of each VIF. */
    Map<Integer, Integer> all() {
        return Map.copyOf(interfaceOfVif);
    }

    /** Returns the interfaces in state up among those of the selected VIFs. */
    Set<Integer> interfacesUp(IntPredicate some) {
        Set<Integer> indices = new TreeSet<>();
        interfaceOfVif.forEach((vif, index) -> {
            if (some.test(vif) && interfacesUp.contains(index)) {
                indices.add(index);
            }
        });
        return indices;
    }

    void add(int vif, int index) {
        interfaceOfVif.put(vif, index);
        vifOfInterface.put(index, vif);
    }

    void delete(int vif) {
        Integer index = interfaceOfVif.remove(vif);
        if (index != null) {
            vifOfInterface.remove(index);
        }
    }

    /** Sets the interfaces in state up. */
    void setUp(Collection<Integer> indices) {
        interfacesUp.clear();
        interfacesUp.addAll(indices);
    }

    void clear() {
        interfaceOfVif.clear();
        interfaceOfArrivalVif.clear();
        vifOfInterface.clear();
    }

    @Override
    public String toString() {
        return interfaceOfVif + " arrivals " + interfaceOfArrivalVif;
    }
}
