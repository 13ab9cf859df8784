package net.igmpproxy.simulation.proxy;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** The kernel's VIFs, each made of an interface. */
final class Vifs {
    private final Map<Integer, Integer> interfaceOfVif = new TreeMap<>();
    private final Map<Integer, Integer> vifOfInterface = new HashMap<>();
    private final Set<Integer> interfacesUp = new TreeSet<>();

    /** Whether a VIF or an interface is in use. */
    boolean isInUse(int vif, int index) {
        return interfaceOfVif.containsKey(vif) || vifOfInterface.containsKey(index);
    }

    boolean contains(int vif) {
        return interfaceOfVif.containsKey(vif);
    }

    /** The VIF of an interface, or -1. */
    int vifOf(int index) {
        return vifOfInterface.getOrDefault(index, -1);
    }

    /** The interface of a VIF, or -1. */
    int interfaceOf(int vif) {
        return interfaceOfVif.getOrDefault(vif, -1);
    }

    /** The interfaces that are up, of some of the VIFs. */
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

    /** Sets which interfaces are up. */
    void setUp(Collection<Integer> indices) {
        interfacesUp.clear();
        interfacesUp.addAll(indices);
    }

    void clear() {
        interfaceOfVif.clear();
        vifOfInterface.clear();
    }

    @Override
    public String toString() {
        return interfaceOfVif.toString();
    }
}
