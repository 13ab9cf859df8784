package net.igmpproxy.runtime.session;

import java.util.List;
import net.igmpproxy.core.engine.event.EngineInput.RouteCount;
import net.igmpproxy.core.engine.event.EngineInput.RoutesCompared;
import net.igmpproxy.core.engine.event.EngineInput.RoutesCounted;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.RouteReading;
import net.igmpproxy.runtime.port.Route;
import net.igmpproxy.runtime.port.TrafficCounters.MfcCounters;

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
