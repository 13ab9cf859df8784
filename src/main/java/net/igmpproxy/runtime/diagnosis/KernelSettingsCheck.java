package net.igmpproxy.runtime.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.runtime.diagnosis.finding.Commands;
import net.igmpproxy.runtime.diagnosis.finding.Counted;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import net.igmpproxy.runtime.probe.RoutingTable;
import net.igmpproxy.runtime.probe.SystemProbe;

/** Check for kernel settings that drop packets. */
final class KernelSettingsCheck {
    private static final int LOOSE = 2;
    private static final String RP_FILTER = "rp_filter";
    private static final String REVERSE_PATH_FILTER = "reverse-path-filter";

    private static final int MOST_EXAMPLES = 3;

    private final SystemProbe probe;
    private final FilteredHosts filtered;

    /**
     * @param filtered hosts whose IGMP the kernel drops
     */
    KernelSettingsCheck(SystemProbe probe, FilteredHosts filtered) {
        this.probe = probe;
        this.filtered = filtered;
    }

    Stream<Diagnosis> look(Situation situation) {
        Stream<Diagnosis> ofInterfaces = situation
                .active()
                .flatMap(
                        status -> situation
                                .configurationOf(status.name())
                                .flatMap(configured -> reversePathFilter(status, configured))
                                .stream());
        return Stream.concat(ofInterfaces, unicastNotForwarded(situation).stream());
    }

    /**
     * Checks {@code net.ipv4.ip_forward}. It affects unicast only. Multicast depends on {@code mc_forwarding} alone
     * ({@code ip_route_input_mc} in {@code net/ipv4/route.c}), a read-only count of the VIFs.
     */
    private Optional<Diagnosis> unicastNotForwarded(Situation situation) {
        boolean off = situation.active().findAny().isPresent()
                && probe.forwardsUnicast().filter(forwards -> !forwards).isPresent();
        return off
                ? Optional.of(Diagnosis.ofAll(
                        "unicast-forwarding-off",
                        Severity.INFO,
                        "The kernel does not forward unicast packets (net.ipv4.ip_forward is 0). Multicast is still"
                                + " forwarded, but hosts cannot reach upstream servers through this router",
                        "sysctl -w net.ipv4.ip_forward=1"))
                : Optional.empty();
    }

    private Optional<Diagnosis> reversePathFilter(InterfaceStatus status, InterfaceConfiguration configured) {
        List<Ipv4Address> hosts = filtered.on(status);
        return hosts.isEmpty() ? ofAltSubnets(status, configured) : Optional.of(ofHosts(status, hosts));
    }

    /** Returns the finding about known dropped hosts, which takes precedence over networks that may be affected. */
    private Diagnosis ofHosts(InterfaceStatus status, List<Ipv4Address> hosts) {
        InterfaceName name = status.name();
        int filter = probe.reversePathFilter(name).orElse(SystemProbe.NO_FILTER);
        boolean hasAddress = hasAddress(status);
        boolean isLoose = filter == LOOSE && hasAddress;
        String others = hosts.size() > MOST_EXAMPLES ? " and " + (hosts.size() - MOST_EXAMPLES) + " more" : "";
        return Diagnosis.on(
                name,
                REVERSE_PATH_FILTER,
                Severity.WARNING,
                "The kernel drops the IGMP queries and reports of "
                        + hosts.stream()
                                .limit(MOST_EXAMPLES)
                                .map(Ipv4Address::toString)
                                .collect(Collectors.joining(", "))
                        + others + " on " + name
                        + ", and streams of the same " + Counted.choose(hosts.size(), "source", "sources")
                        + ", before the proxy receives them: rp_filter is "
                        + filter + ", and the route to "
                        + (isLoose ? "such an address does not exist" : "such an address does not lead through " + name)
                        + ". Add a route to " + Counted.choose(hosts.size(), "it", "them") + " through " + name
                        + ", or relax the filter",
                filter == SystemProbe.STRICT
                                && hasAddress
                                && haveWays(hosts.stream().map(Ipv4Prefix::host))
                        ? Commands.sysctl(name.value(), RP_FILTER, LOOSE)
                        : withoutFilter(name));
    }

    private static String withoutFilter(InterfaceName name) {
        return Commands.sysctl("all", RP_FILTER, SystemProbe.NO_FILTER) + " "
                + Commands.sysctlArgument(name.value(), RP_FILTER, SystemProbe.NO_FILTER);
    }

    private Optional<Diagnosis> ofAltSubnets(InterfaceStatus status, InterfaceConfiguration configured) {
        List<Ipv4Prefix> subnets = configured.altSubnets().stream()
                .filter(subnet -> !GroupPolicy.isOfGroups(subnet))
                .toList();
        int filter = subnets.isEmpty()
                ? SystemProbe.NO_FILTER
                : probe.reversePathFilter(status.name()).orElse(SystemProbe.NO_FILTER);
        return switch (filter) {
            case SystemProbe.STRICT -> Optional.of(strict(status, subnets));
            case LOOSE -> probe.routes().flatMap(routes -> loose(status, subnets, routes));
            default -> Optional.empty();
        };
    }

    private Diagnosis strict(InterfaceStatus status, List<Ipv4Prefix> subnets) {
        InterfaceName name = status.name();
        Optional<List<Ipv4Prefix>> elsewhere = probe.routes().map(routes -> elsewhere(name, subnets, routes));
        boolean harmless = elsewhere.filter(List::isEmpty).isPresent();
        boolean isLooseEnough = hasAddress(status) && haveWays(subnets.stream());
        String consequence = elsewhere
                        .map(others -> others.isEmpty()
                                ? ". All altSubnets are routed to it now, so their streams pass"
                                : ": by the routing table, " + texts(others)
                                        + Counted.choose(others.size(), " is", " are")
                                        + " reached another way, or not at all")
                        .orElse("")
                + ". Queries and reports of routers and hosts of networks that are not routed to it are dropped, too,"
                + " before the proxy receives them"
                + (harmless || isLooseEnough
                        ? ""
                        : ". Add routes to them through " + name + ", or switch the filter off: rp_filter 2 would drop"
                                + " them as well");
        return Diagnosis.on(
                name,
                REVERSE_PATH_FILTER,
                harmless ? Severity.INFO : Severity.WARNING,
                "The kernel drops packets that arrive on " + name + " from sources that it would not reach through"
                        + " " + name
                        + " (rp_filter is 1)" + consequence,
                harmless || isLooseEnough ? Commands.sysctl(name.value(), RP_FILTER, LOOSE) : withoutFilter(name));
    }

    /** Returns true if routes to all networks exist, through any interface; true also if the routes are unknown. */
    private boolean haveWays(Stream<Ipv4Prefix> networks) {
        return probe.routes()
                .filter(routes ->
                        networks.anyMatch(network -> routes.wayTo(network).isEmpty()))
                .isEmpty();
    }

    private static boolean hasAddress(InterfaceStatus status) {
        return status.link().flatMap(Link::primaryAddress).isPresent();
    }

    /**
     * Returns the finding for the loose filter. A packet passes if any route to its source exists. On an interface
     * without an address, the route must lead through that interface ({@code __fib_validate_source} in
     * {@code net/ipv4/fib_frontend.c}).
     */
    private static Optional<Diagnosis> loose(InterfaceStatus status, List<Ipv4Prefix> subnets, RoutingTable routes) {
        boolean hasAddress = hasAddress(status);
        List<Ipv4Prefix> dropped = elsewhere(status.name(), subnets, routes).stream()
                .filter(subnet -> !hasAddress || routes.wayTo(subnet).isEmpty())
                .toList();
        return dropped.isEmpty()
                ? Optional.empty()
                : Optional.of(Diagnosis.on(
                        status.name(),
                        REVERSE_PATH_FILTER,
                        Severity.WARNING,
                        "The kernel drops packets that arrive on " + status.name() + " from " + texts(dropped)
                                + ": rp_filter is 2, and "
                                + (hasAddress
                                        ? "there is no route to the whole of "
                                                + Counted.choose(dropped.size(), "it", "each of them")
                                        : Counted.choose(dropped.size(), "it is", "they are")
                                                + " not routed to this interface, which has no address"),
                        withoutFilter(status.name())));
    }

    private static List<Ipv4Prefix> elsewhere(InterfaceName name, List<Ipv4Prefix> subnets, RoutingTable routes) {
        return subnets.stream()
                .filter(subnet -> !routes.wayTo(subnet).equals(Optional.of(name)))
                .toList();
    }

    private static String texts(List<Ipv4Prefix> subnets) {
        return subnets.stream().map(Ipv4Prefix::toString).collect(Collectors.joining(", "));
    }
}
