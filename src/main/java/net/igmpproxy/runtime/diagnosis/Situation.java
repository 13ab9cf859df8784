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
 * State of the proxy at one moment.
 *
 * @param memberships memberships of hosts; empty if not requested
 * @param routes      routes with their counters; empty if not requested
 */
record Situation(
        ProxyConfiguration configuration,
        List<InterfaceStatus> interfaces,
        List<GroupMembership> memberships,
        List<Route> routes) {
    /** Returns the active interfaces. */
    Stream<InterfaceStatus> active() {
        return interfaces.stream().filter(status -> status.state() == InterfaceStatus.State.ACTIVE);
    }

    /** Returns the upstream interface, if active. */
    Optional<InterfaceStatus> upstream() {
        return active().filter(status -> status.role() == Role.UPSTREAM).findFirst();
    }

    /** Returns the configuration of an interface; empty if it was just removed. */
    Optional<InterfaceConfiguration> configurationOf(InterfaceName name) {
        return configuration.of(name);
    }
}
