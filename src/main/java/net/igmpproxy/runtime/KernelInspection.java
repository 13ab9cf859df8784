package net.igmpproxy.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.core.engine.EngineInput;
import net.igmpproxy.core.engine.EngineInput.KernelRead;
import net.igmpproxy.core.engine.EngineInput.RoutesRead;
import net.igmpproxy.core.forwarding.RouteReading;
import net.igmpproxy.runtime.LinkMonitor.RouteChanges;
import net.igmpproxy.runtime.MulticastRoutes.Installed;

/**
 * Reads from the kernel what the engine believes to be there: VIFs and router-group memberships every 30 s and soon after a
 * change of interfaces, forwarding entries when notifications of their changes were lost. Used by the loop thread only, when
 * all outputs have been carried out.
 */
final class KernelInspection {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(30).toNanos();

    /** Between two readings of VIFs, which take a fraction of a millisecond. */
    private static final long SHORTEST_NANOS = Duration.ofMillis(250).toNanos();

    /** Between two readings of all entries, which may be tens of thousands. */
    private static final long ROUTES_NANOS = Duration.ofSeconds(5).toNanos();

    private final Kernel kernel;
    private long interfacesReadNanos;
    private long interfacesDueNanos;
    private long routesReadNanos;
    private long routesDueNanos = Long.MAX_VALUE;

    KernelInspection(Kernel kernel, long nowNanos) {
        this.kernel = kernel;
        this.interfacesReadNanos = nowNanos - SHORTEST_NANOS;
        this.interfacesDueNanos = nowNanos + INTERVAL_NANOS;
        this.routesReadNanos = nowNanos - ROUTES_NANOS;
    }

    /** Interfaces have changed. */
    void interfacesChanged(long nowNanos) {
        interfacesDueNanos = Math.min(interfacesDueNanos, Math.max(nowNanos, interfacesReadNanos + SHORTEST_NANOS));
    }

    /** Anything may have changed: all is read in the next turn. */
    void allChanged(long nowNanos) {
        interfacesDueNanos = nowNanos;
        routesDueNanos = nowNanos;
    }

    /** Takes what is known of changed entries; those that are not known of are read later. */
    RoutesRead changes(RouteChanges changes, long nowNanos) {
        if (!changes.complete()) {
            routesDueNanos = Math.min(routesDueNanos, Math.max(nowNanos, routesReadNanos + ROUTES_NANOS));
        }
        return new RoutesRead(changes.readings(), false);
    }

    /** What was just read may be older than what the engine has learnt since: it is to be read once more. */
    void postpone(long nowNanos) {
        interfacesDueNanos = Math.min(interfacesDueNanos, nowNanos + SHORTEST_NANOS);
        routesDueNanos = routesReadNanos == nowNanos ? nowNanos + SHORTEST_NANOS : routesDueNanos;
    }

    /** When something is to be read. */
    long nextDeadline() {
        return Math.min(interfacesDueNanos, routesDueNanos);
    }

    /** Reads what is due. */
    List<EngineInput> read(long nowNanos) {
        List<EngineInput> inputs = new ArrayList<>();
        if (interfacesDueNanos <= nowNanos) {
            interfacesReadNanos = nowNanos;
            interfacesDueNanos = nowNanos + INTERVAL_NANOS;
            inputs.add(new KernelRead(kernel.routes().vifs(), kernel.igmp().routerGroups()));
        }
        if (routesDueNanos <= nowNanos) {
            routesReadNanos = nowNanos;
            routesDueNanos = Long.MAX_VALUE;
            Installed installed = kernel.routes().takeOver();
            inputs.add(new RoutesRead(
                    installed.entries().stream().map(RouteReading::present).toList(), true));
        }
        return inputs;
    }
}
