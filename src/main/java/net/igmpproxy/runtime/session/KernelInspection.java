package net.igmpproxy.runtime.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.engine.event.EngineInput;
import net.igmpproxy.core.engine.event.EngineInput.KernelRead;
import net.igmpproxy.core.engine.event.EngineInput.LinksChanged;
import net.igmpproxy.core.engine.event.EngineInput.RoutesRead;
import net.igmpproxy.core.forwarding.mfc.RouteReading;
import net.igmpproxy.runtime.port.Kernel;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.Limitation;
import net.igmpproxy.runtime.port.LinkMonitor.RouteChanges;

/**
 * Comparison of the kernel's state with the engine's view of it. Interfaces, VIFs and router-group memberships are read
 * every 30 s, and soon after a change of interfaces. MFC entries are read when notifications of their changes were
 * lost. A failed reading remains due. Confined to the loop thread; used when all outputs have been carried out.
 */
final class KernelInspection {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(30).toNanos();

    /** Minimum interval between two readings of the VIFs, which take a fraction of a millisecond. */
    private static final long SHORTEST_NANOS = Duration.ofMillis(250).toNanos();

    /** Minimum interval between two readings of all MFC entries, which may be tens of thousands. */
    private static final long ROUTES_NANOS = Duration.ofSeconds(5).toNanos();

    /** Delay after a failed reading. */
    private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

    /** Number of consecutive failures that count as a persistent problem. */
    private static final int FAILURES_TO_REPORT = 3;

    private final Kernel kernel;
    private Set<Link> links = Set.of();
    private long linksDueNanos = Long.MAX_VALUE;
    private long interfacesReadNanos;
    private long interfacesDueNanos;
    private long routesReadNanos;
    private long routesDueNanos = Long.MAX_VALUE;
    private int failures;
    private Optional<Limitation> limitation = Optional.empty();

    KernelInspection(Kernel kernel, long nowNanos) {
        this.kernel = kernel;
        this.interfacesReadNanos = nowNanos - SHORTEST_NANOS;
        this.interfacesDueNanos = nowNanos + INTERVAL_NANOS;
        this.routesReadNanos = nowNanos - ROUTES_NANOS;
    }

    /** Schedules a reading of interfaces and addresses immediately, and of VIFs soon. */
    void linksChanged(long nowNanos) {
        linksDueNanos = Math.min(linksDueNanos, nowNanos);
        interfacesChanged(nowNanos);
    }

    /** Schedules a reading of VIFs. */
    void interfacesChanged(long nowNanos) {
        interfacesDueNanos = Math.min(interfacesDueNanos, Math.max(nowNanos, interfacesReadNanos + SHORTEST_NANOS));
    }

    /** Schedules a reading of everything in the next turn. */
    void allChanged(long nowNanos) {
        linksDueNanos = nowNanos;
        interfacesDueNanos = nowNanos;
        routesDueNanos = nowNanos;
    }

    /** Returns the changes of MFC entries as an input. If notifications were lost, schedules a dump of all entries. */
    RoutesRead changes(RouteChanges changes, long nowNanos) {
        if (!changes.complete()) {
            routesDueNanos = Math.min(routesDueNanos, Math.max(nowNanos, routesReadNanos + ROUTES_NANOS));
        }
        return new RoutesRead(changes.readings(), false);
    }

    /** Schedules another reading, because the last one may be older than the state of the engine. */
    void postpone(long nowNanos) {
        interfacesDueNanos = Math.min(interfacesDueNanos, nowNanos + SHORTEST_NANOS);
        routesDueNanos = routesReadNanos == nowNanos ? nowNanos + SHORTEST_NANOS : routesDueNanos;
    }

    /** Records a failed reading and schedules a retry. */
    void failed(KernelException cause, long nowNanos) {
        linksDueNanos = retry(linksDueNanos, nowNanos);
        interfacesDueNanos = retry(interfacesDueNanos, nowNanos);
        routesDueNanos = retry(routesDueNanos, nowNanos);
        failures++;
        if (failures >= FAILURES_TO_REPORT) {
            limitation = Optional.of(new Limitation(Limitation.Kind.COMPARISON, reason(cause)));
        }
    }

    private static long retry(long dueNanos, long nowNanos) {
        return dueNanos <= nowNanos ? nowNanos + RETRY_NANOS : dueNanos;
    }

    private static String reason(KernelException cause) {
        return String.valueOf(cause.getMessage()).replaceFirst("\\.$", "");
    }

    /** Returns the limitation that the kernel is unreadable, if the failure persists. */
    Optional<Limitation> limitation() {
        return limitation;
    }

    /** Returns the time of the next reading, in nanoseconds of the engine's clock. */
    long nextDeadline() {
        return Math.min(linksDueNanos, Math.min(interfacesDueNanos, routesDueNanos));
    }

    /**
     * Reads the interfaces if a reading is due.
     *
     * @throws KernelException if they cannot be read; the reading remains due
     */
    Optional<EngineInput> readLinks(long nowNanos) {
        if (linksDueNanos > nowNanos) {
            return Optional.empty();
        }
        List<Link> present = kernel.links().links();
        haveRead(present);
        return Optional.of(new LinksChanged(present));
    }

    private void haveRead(List<Link> present) {
        links = Set.copyOf(present);
        linksDueNanos = Long.MAX_VALUE;
        succeeded();
    }

    /**
     * Reads everything that is due. Interfaces are read even without a notification, since one may have been lost.
     *
     * @throws KernelException if a reading fails; all readings remain due
     */
    List<EngineInput> read(long nowNanos) {
        List<EngineInput> inputs = new ArrayList<>();
        boolean routesDue = routesDueNanos <= nowNanos;
        List<RouteReading> routes = routesDue ? kernel.routes().readings() : List.of();
        if (interfacesDueNanos <= nowNanos) {
            inputs.addAll(readInterfaces(nowNanos));
        }
        if (routesDue) {
            inputs.add(new RoutesRead(routes, true));
            routesReadNanos = nowNanos;
            routesDueNanos = Long.MAX_VALUE;
            succeeded();
        }
        return inputs;
    }

    private List<EngineInput> readInterfaces(long nowNanos) {
        List<Link> present = kernel.links().links();
        KernelRead read = new KernelRead(kernel.routes().vifs(), kernel.igmp().routerGroups());
        boolean same = links.equals(Set.copyOf(present));
        haveRead(present);
        interfacesReadNanos = nowNanos;
        interfacesDueNanos = nowNanos + INTERVAL_NANOS;
        return same ? List.of(read) : List.of(new LinksChanged(present), read);
    }

    private void succeeded() {
        failures = 0;
        limitation = Optional.empty();
    }
}
