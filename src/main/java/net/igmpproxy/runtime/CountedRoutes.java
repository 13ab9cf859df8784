package net.igmpproxy.runtime;

import java.util.List;
import net.igmpproxy.core.engine.EngineInput.RouteCount;
import net.igmpproxy.core.engine.EngineInput.RoutesCompared;
import net.igmpproxy.core.engine.EngineInput.RoutesCounted;
import net.igmpproxy.core.forwarding.MfcEntry;
import net.igmpproxy.core.forwarding.RouteReading;
import net.igmpproxy.runtime.TrafficCounters.MfcCounters;

/**
 * One reading of the kernel's forwarding table.
 *
 * @param wanted   entries that the engine had installed when the reading began
 * @param counters entries that the kernel has, with their counters
 * @param routes   the wanted entries with their counters
 */
record CountedRoutes(List<MfcEntry> wanted, List<MfcCounters> counters, List<Route> routes) {
    /** Packets of each entry, by which the engine learns which sources still send. */
    RoutesCounted counted() {
        return new RoutesCounted(counters.stream()
                .map(entry ->
                        new RouteCount(entry.key(), entry.packets() - entry.wrongInterface(), entry.wrongInterface()))
                .toList());
    }

    /** Entries that the kernel has other than wanted. */
    RoutesCompared compared() {
        return new RoutesCompared(RouteReading.differences(
                wanted, counters.stream().map(MfcCounters::route).toList()));
    }
}
