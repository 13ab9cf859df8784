package net.igmpproxy.runtime.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Prefix;

/** In-memory kernel settings, all unknown until set by a test. */
public final class FakeSystemProbe implements SystemProbe {
    private final Map<InterfaceName, Integer> filters = new ConcurrentHashMap<>();
    private final List<RoutingTable.Route> routes = new CopyOnWriteArrayList<>();
    private volatile Optional<Boolean> forwardsUnicast = Optional.empty();
    private volatile boolean routesReadable = true;

    /** Resets all settings to unknown. */
    public void reset() {
        filters.clear();
        routes.clear();
        forwardsUnicast = Optional.empty();
        routesReadable = true;
    }

    /** Returns this probe without packet filter, streams and other probes. */
    public Probes alone() {
        return new Probes(this, Optional::empty, (inputs, maxTtl) -> List.of(), inputs -> List.of(), Map::of);
    }

    public void forwardUnicast(boolean on) {
        forwardsUnicast = Optional.of(on);
    }

    /** Sets the effective reverse path filter of an interface. */
    public void filter(InterfaceName name, int mode) {
        filters.put(name, mode);
    }

    public void route(String network, InterfaceName output) {
        routes.add(new RoutingTable.Route(Ipv4Prefix.of(network), Optional.of(output), 0));
    }

    public void hideRoutes() {
        routesReadable = false;
    }

    @Override
    public Optional<Boolean> forwardsUnicast() {
        return forwardsUnicast;
    }

    @Override
    public OptionalInt reversePathFilter(InterfaceName name) {
        Integer mode = filters.get(name);
        return mode == null ? OptionalInt.empty() : OptionalInt.of(mode);
    }

    @Override
    public Optional<RoutingTable> routes() {
        return routesReadable ? Optional.of(new RoutingTable(routes)) : Optional.empty();
    }
}
