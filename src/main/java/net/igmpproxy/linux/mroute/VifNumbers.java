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
 * Interfaces of the VIFs, since rtnetlink names interfaces only. An interface may have more VIFs than one: entries of the
 * proxy refer to the first one, whatever other VIFs another program adds. One thread changes this, any may read.
 */
public final class VifNumbers {
    /** The interface index of each VIF, by its number. */
    private final TreeMap<Integer, Integer> interfaces = new TreeMap<>();

    /** The first VIF of each interface, by its index. */
    private final Map<Integer, Integer> firsts = new HashMap<>();

    private volatile Map<Integer, Numbers> byInterface = Map.of();

    /**
     * The VIFs of an interface.
     *
     * @param first  the one that entries refer to
     * @param others all others, ascending
     */
    private record Numbers(int first, List<Integer> others) {}

    /** The proxy has made an interface a VIF, its first one. */
    public void add(int vif, int interfaceIndex) {
        interfaces.put(vif, interfaceIndex);
        firsts.put(interfaceIndex, vif);
        publish();
    }

    /** The proxy has made an interface a second VIF. */
    void addArrival(int vif, int interfaceIndex) {
        interfaces.put(vif, interfaceIndex);
        publish();
    }

    void remove(int vif) {
        interfaces.remove(vif);
        publish();
    }

    /** An interface has gone, and its VIFs with it. */
    public void removeInterface(int interfaceIndex) {
        interfaces.values().removeIf(index -> index == interfaceIndex);
        publish();
    }

    /**
     * Sets all of them as another process has left them: the first VIF of an interface is the lowest.
     *
     * @param present the interface index of each VIF, by its number
     */
    void takeOver(Map<Integer, Integer> present) {
        firsts.clear();
        replace(present);
    }

    /**
     * Sets all of them. The first VIF of an interface remains the first as long as it exists.
     *
     * @param present the interface index of each VIF, by its number
     */
    void replace(Map<Integer, Integer> present) {
        interfaces.clear();
        interfaces.putAll(present);
        publish();
    }

    /** The interface index of each VIF, by its number. */
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

    /** The other VIFs on the interface of a VIF. */
    List<Integer> others(int vif) {
        return byInterface.values().stream()
                .filter(numbers -> numbers.first == vif)
                .flatMap(numbers -> numbers.others.stream())
                .toList();
    }

    /** An entry with VIFs in place of interfaces; its parent is unknown if the kernel has no such VIF. */
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

    /** An interface that is named twice is named for two VIFs: such an entry sends each packet twice. */
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

    /** The next VIF of an interface that is not among the outgoing ones; a free number, if the VIF is not known yet. */
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
