package net.igmpproxy.runtime.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.Engine;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.RouteReading;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.runtime.port.Route;
import net.igmpproxy.runtime.port.TrafficCounters;
import net.igmpproxy.runtime.port.TrafficCounters.MfcCounters;

/**
 * MFC entries of the engine at one moment, to be combined with the kernel's counters.
 *
 * @param entries installed entries, by group and then by source
 * @param names   interface names by VIF
 * @param kernel  source of the counters
 */
record RouteReader(List<MfcEntry> entries, NavigableMap<Integer, InterfaceName> names, TrafficCounters kernel) {
    /** Captures the entries of an engine. Loop thread only; the other methods may run on any thread. */
    static RouteReader of(Engine engine, TrafficCounters kernel) {
        NavigableMap<Integer, InterfaceName> names = new TreeMap<>();
        for (int vif = 0; vif < VifTtls.MAX_VIFS; vif++) {
            InterfaceName name = engine.nameOfVif(vif);
            if (name != null) {
                names.put(vif, name);
            }
        }
        return new RouteReader(engine.routes(), names, kernel);
    }

    /** Reads the kernel's counters. Must not be called on the loop thread. */
    CountedRoutes read() {
        List<MfcCounters> counters = kernel.routes();
        return new CountedRoutes(entries, counters, routes(counters));
    }

    /** Combines the entries with their counters; 0 for an entry that the kernel does not have (yet). */
    private List<Route> routes(List<MfcCounters> counted) {
        Map<Identity, MfcCounters> counters = new HashMap<>();
        counted.forEach(each -> counters.put(new Identity(each.key(), each.parent()), each));
        return entries.stream()
                .flatMap(entry -> Stream.ofNullable(names.get(entry.parent()))
                        .map(input -> route(
                                entry,
                                input,
                                counters.getOrDefault(
                                        new Identity(entry.key(), entry.parent()),
                                        new MfcCounters(RouteReading.present(entry), 0, 0, 0)))))
                .toList();
    }

    private Route route(MfcEntry entry, InterfaceName input, MfcCounters counters) {
        return new Route(
                entry.key(),
                input,
                outputs(entry, names),
                counters.packets(),
                counters.bytes(),
                counters.wrongInterface());
    }

    /** Returns the outgoing interfaces of an entry in order of name. */
    static List<InterfaceName> outputs(MfcEntry entry, Map<Integer, InterfaceName> names) {
        return IntStream.range(0, VifTtls.MAX_VIFS)
                .filter(vif -> entry.ttls().contains(vif) && vif != entry.parent())
                .mapToObj(names::get)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    private record Identity(MfcKey key, int parent) {}
}
