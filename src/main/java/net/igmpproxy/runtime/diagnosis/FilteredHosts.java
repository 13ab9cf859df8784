package net.igmpproxy.runtime.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.runtime.probe.IgmpListener;
import net.igmpproxy.runtime.probe.RoutingTable;
import net.igmpproxy.runtime.probe.SystemProbe;

/**
 * Routers and hosts whose IGMP the kernel's reverse path filter (rp_filter) drops before the proxy receives it. Derived
 * from captured IGMP messages and the present routes. Captures only on interfaces with the filter enabled.
 */
final class FilteredHosts {
    /** Retention time, equal to that of past events in the engine. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final int MOST = 1000;

    private final IgmpListener listener;
    private final SystemProbe probe;
    private final Map<IgmpListener.Heard, Instant> heard = new HashMap<>();

    FilteredHosts(IgmpListener listener, SystemProbe probe) {
        this.listener = listener;
        this.probe = probe;
    }

    /** Reads the captured messages. */
    void look(Situation situation, Instant now) {
        List<Link> filtered = situation
                .active()
                .filter(status -> filter(status.name()) != SystemProbe.NO_FILTER)
                .flatMap(status -> status.link().stream())
                .toList();
        listener.listen(filtered).forEach(message -> note(message, now));
        heard.values().removeIf(last -> !last.plus(KEPT).isAfter(now));
    }

    /** Stops capturing. */
    void stop() {
        listener.listen(List.of());
    }

    /** Returns the hosts on an interface whose IGMP is dropped, ascending; empty if the routes are unknown. */
    List<Ipv4Address> on(InterfaceStatus status) {
        int filter = filter(status.name());
        Optional<RoutingTable> routes = filter == SystemProbe.NO_FILTER ? Optional.empty() : probe.routes();
        return routes.stream()
                .flatMap(table -> heard.keySet().stream()
                        .filter(message -> message.input().equals(status.name()))
                        .map(IgmpListener.Heard::source)
                        .filter(source -> isDropped(source, status, filter, table)))
                .sorted()
                .toList();
    }

    /** Applies the rules of {@code ip_mc_validate_source} in {@code net/ipv4/route.c}. IGMP from 0.0.0.0 passes. */
    private static boolean isDropped(Ipv4Address source, InterfaceStatus status, int filter, RoutingTable routes) {
        Optional<InterfaceName> way = routes.wayTo(Ipv4Prefix.host(source));
        boolean hasAddress = status.link().flatMap(Link::primaryAddress).isPresent();
        boolean isLoose = filter != SystemProbe.STRICT && hasAddress;
        return source.isUnicast() && (isLoose ? way.isEmpty() : !way.equals(Optional.of(status.name())));
    }

    private int filter(InterfaceName name) {
        return probe.reversePathFilter(name).orElse(SystemProbe.NO_FILTER);
    }

    private void note(IgmpListener.Heard message, Instant now) {
        if (heard.size() < MOST || heard.containsKey(message)) {
            heard.put(message, now);
        }
    }
}
