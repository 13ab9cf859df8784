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
 * Result of one dump of the kernel's multicast forwarding cache (MFC).
 *
 * @param wanted   entries that the engine had installed when the dump began
 * @param counters entries in the kernel, with their counters
 * @param routes   the wanted entries with their counters
 */
record CountedRoutes(List<MfcEntry> wanted, List<MfcCounters> counters, List<Route> routes) {
    /** Returns the packet counts of each entry, from which the engine learns which sources still send. */
    RoutesCounted counted() {
        return new RoutesCounted(counters.stream()
                .map(entry ->
                        new RouteCount(entry.key(), entry.packets() - entry.wrongInterface(), entry.wrongInterface()))
                .toList());
    }

    /** Returns the differences between the entries in the kernel and the wanted ones. */
    RoutesCompared compared() {
        return new RoutesCompared(RouteReading.differences(
                wanted, counters.stream().map(MfcCounters::route).toList()));
    }
}
