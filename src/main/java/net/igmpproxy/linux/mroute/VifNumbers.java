package net.igmpproxy.linux.mroute;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.igmpproxy.core.forwarding.mfc.RouteReading;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.linux.netlink.MulticastRouteMessage;

/**
 * Mapping between VIFs and interfaces, since rtnetlink identifies interfaces only. An interface may have several VIFs.
 * Entries of the proxy refer to its first one, whatever VIFs another program adds. One thread writes; any thread may
 * read {@link #reading} and {@link #others}.
 */
public final class VifNumbers {
    /** Interface index by VIF number. */
    private final TreeMap<Integer, Integer> interfaces = new TreeMap<>();

    /** First VIF by interface index. */
    private final Map<Integer, Integer> firsts = new HashMap<>();

    private volatile Map<Integer, Numbers> byInterface = Map.of();

    /**
     * VIFs of an interface.
     *
     * @param first  VIF that entries refer to
     * @param others other VIFs, ascending
     */
    private record Numbers(int first, List<Integer> others) {}

    /** Records the first VIF that the proxy has added on an interface. */
    public void add(int vif, int interfaceIndex) {
        interfaces.put(vif, interfaceIndex);
        firsts.put(interfaceIndex, vif);
        publish();
    }

    /** Records a second VIF that the proxy has added on an interface. */
    void addArrival(int vif, int interfaceIndex) {
        interfaces.put(vif, interfaceIndex);
        publish();
    }

    void remove(int vif) {
        interfaces.remove(vif);
        publish();
    }

    /** Removes the VIFs of an interface that is gone. */
    public void removeInterface(int interfaceIndex) {
        interfaces.values().removeIf(index -> index == interfaceIndex);
        publish();
    }

    /**
     * Replaces all VIFs by those of another process; the lowest VIF of an interface becomes its first one.
     *
     * @param present interface index by VIF number
     */
    void takeOver(Map<Integer, Integer> present) {
        firsts.clear();
        replace(present);
    }

    /**
     * Replaces all VIFs; the first VIF of an interface stays the first while it exists.
     *
     * @param present interface index by VIF number
     */
    void replace(Map<Integer, Integer> present) {
        interfaces.clear();
        interfaces.putAll(present);
        publish();
    }

    /** Returns the interface index by VIF number. */
    public Map<Integer, Integer> all() {
        return Map.copyOf(interfaces);
    }

    private void publish() {
        firsts.entrySet().removeIf(first -> !first.getKey().equals(interfaces.get(first.getValue())));
        interfaces.forEach((vif, interfaceIndex) -> firsts.putIfAbsent(interfaceIndex, vif));
        Map<Integer, Numbers> next = new HashMap<>();
        firsts.forEach((interfaceIndex, first) -> next.put(
                interfaceIndex,
                new Numbers(
                        first,
                        interfaces.keySet().stream()
                                .filter(vif -> !vif.equals(first) && interfaceIndex.equals(interfaces.get(vif)))
                                .toList())));
        byInterface = Map.copyOf(next);
    }

    /** Returns the other VIFs on the interface of a VIF. */
    List<Integer> others(int vif) {
        return byInterface.values().stream()
                .filter(numbers -> numbers.first == vif)
                .flatMap(numbers -> numbers.others.stream())
                .toList();
    }

    /** Converts an MFC message from interfaces to VIFs; the parent is unknown if its interface has no VIF. */
    RouteReading reading(MulticastRouteMessage route) {
        if (route.unresolved()) {
            return RouteReading.absent(route.key(), RouteReading.UNKNOWN_PARENT);
        }
        Map<Integer, Numbers> numbers = byInterface;
        Numbers parent = numbers.get(route.inputInterface());
        return new RouteReading(
                route.key(),
                parent == null ? RouteReading.UNKNOWN_PARENT : parent.first,
                Optional.of(ttls(route, numbers)));
    }

    /**
     * Returns the outgoing VIFs. An interface that occurs twice stands for two VIFs; such an entry sends each packet
     * twice.
     */
    private static VifTtls ttls(MulticastRouteMessage route, Map<Integer, Numbers> numbers) {
        VifTtls ttls = VifTtls.none();
        Set<Integer> named = new HashSet<>();
        for (MulticastRouteMessage.Output output : route.outputs()) {
            Numbers vifs = numbers.get(output.interfaceIndex());
            if (vifs != null) {
                int vif = named.add(output.interfaceIndex()) ? vifs.first : second(vifs, ttls, numbers);
                ttls = ttls.with(vif, output.threshold());
            }
        }
        return ttls;
    }

    /**
     * Returns the next VIF of an interface that is not yet an outgoing one, or a free number if that VIF is still
     * unknown.
     */
    private static int second(Numbers vifs, VifTtls ttls, Map<Integer, Numbers> numbers) {
        Set<Integer> known = new HashSet<>();
        numbers.values().forEach(each -> {
            known.add(each.first);
            known.addAll(each.others);
        });
        return Stream.concat(
                        vifs.others.stream(),
                        IntStream.range(0, VifTtls.MAX_VIFS).boxed().filter(vif -> !known.contains(vif)))
                .filter(vif -> !ttls.contains(vif))
                .findFirst()
                .orElse(vifs.first);
    }
}
