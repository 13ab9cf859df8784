package net.igmpproxy.runtime.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.runtime.port.Route;

/**
 * What the proxy is doing at one moment.
 *
 * @param memberships what hosts want; empty if it has not been asked for
 * @param routes      the forwarding entries with their counters; empty if they have not been asked for
 */
record Situation(
        ProxyConfiguration configuration,
        List<InterfaceStatus> interfaces,
        List<GroupMembership> memberships,
        List<Route> routes) {
    /** The interfaces that take part and are there. */
    Stream<InterfaceStatus> active() {
        return interfaces.stream().filter(status -> status.state() == InterfaceStatus.State.ACTIVE);
    }

    /** The upstream interface, if it works. */
    Optional<InterfaceStatus> upstream() {
        return active().filter(status -> status.role() == Role.UPSTREAM).findFirst();
    }

    /** What is configured for an interface; empty if it has just been taken out. */
    Optional<InterfaceConfiguration> configurationOf(InterfaceName name) {
        return configuration.of(name);
    }
}
