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
 * Reads from the kernel what the engine believes to be there: interfaces, VIFs and router-group memberships every 30 s and soon
 * after a change of interfaces, forwarding entries when notifications of their changes were lost. What could not be read
 * remains due. Used by the loop thread only, when all outputs have been carried out.
 */
final class KernelInspection {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(30).toNanos();

    /** Between two readings of VIFs, which take a fraction of a millisecond. */
    private static final long SHORTEST_NANOS = Duration.ofMillis(250).toNanos();

    /** Between two readings of all entries, which may be tens of thousands. */
    private static final long ROUTES_NANOS = Duration.ofSeconds(5).toNanos();

    /** From a reading that failed to the next one. */
    private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

    /** A failure that lasts is no chance. */
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

    /** Interfaces or addresses may have changed: they are read at once, and VIFs soon. */
    void linksChanged(long nowNanos) {
        linksDueNanos = Math.min(linksDueNanos, nowNanos);
        interfacesChanged(nowNanos);
    }

    /** VIFs may have changed. */
    void interfacesChanged(long nowNanos) {
        interfacesDueNanos = Math.min(interfacesDueNanos, Math.max(nowNanos, interfacesReadNanos + SHORTEST_NANOS));
    }

    /** Anything may have changed: all is read in the next turn. */
    void allChanged(long nowNanos) {
        linksDueNanos = nowNanos;
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

    /** A reading has failed, and is tried again. */
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

    /** That the kernel cannot be read, if that lasts. */
    Optional<Limitation> limitation() {
        return limitation;
    }

    /** When something is to be read. */
    long nextDeadline() {
        return Math.min(linksDueNanos, Math.min(interfacesDueNanos, routesDueNanos));
    }

    /**
     * Reads the interfaces, if they may have changed.
     *
     * @throws KernelException if they cannot be read; they remain due
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
     * Reads what is due. Interfaces are read although no notification says that they have changed: one may have been lost.
     *
     * @throws KernelException if anything cannot be read; all of it remains due
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
