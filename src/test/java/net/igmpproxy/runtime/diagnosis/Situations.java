package net.igmpproxy.runtime.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.config.document.ConfigurationReader;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.membership.FilterMode;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.runtime.port.Route;

/** Situations for checks: eth0 upstream with the alt-subnet 10.0.0.0/23, and eth1 downstream. */
public final class Situations {
    public static final InterfaceName WAN = new InterfaceName("eth0");
    public static final InterfaceName LAN = new InterfaceName("eth1");
    public static final Ipv4Address SOURCE = Ipv4Address.of("10.0.0.5");
    public static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");

    private Situations() {}

    public static ProxyConfiguration configuration(String... altSubnets) {
        return ConfigurationReader.read(Map.of(
                "interfaces",
                Map.of("eth0", Map.of("role", "upstream", "altSubnets", List.of(altSubnets)), "eth1", Map.of())));
    }

    public static Situation withoutAltSubnets() {
        return new Situation(
                configuration(), List.of(wan("172.16.0.2/24"), lan("192.168.1.1/24")), List.of(), List.of());
    }

    public static Situation of(InterfaceStatus... interfaces) {
        return new Situation(configuration("10.0.0.0/23"), List.of(interfaces), List.of(), List.of());
    }

    public static Situation of(List<GroupMembership> memberships, Route... routes) {
        return new Situation(
                configuration("10.0.0.0/23"),
                List.of(wan("172.16.0.2/24"), lan("192.168.1.1/24")),
                memberships,
                List.of(routes));
    }

    public static InterfaceStatus wan(String... addresses) {
        return status(WAN, Role.UPSTREAM, InterfaceStatus.State.ACTIVE, addresses);
    }

    public static InterfaceStatus lan(String... addresses) {
        return status(LAN, Role.DOWNSTREAM, InterfaceStatus.State.ACTIVE, addresses);
    }

    public static InterfaceStatus status(
            InterfaceName name, Role role, InterfaceStatus.State state, String... addresses) {
        List<InterfaceAddress> own = List.of(addresses).stream()
                .map(InterfaceAddress::parse)
                .flatMap(Optional::stream)
                .toList();
        Optional<Link> link = state == InterfaceStatus.State.ABSENT
                ? Optional.empty()
                : Optional.of(new Link(2, name, state == InterfaceStatus.State.ACTIVE, 1500, own));
        return new InterfaceStatus(name, role, state, link, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    public static GroupMembership membership(GroupAddress group, Duration age) {
        return new GroupMembership(
                LAN,
                group,
                FilterMode.EXCLUDE,
                age,
                Optional.of(Duration.ofSeconds(200)),
                3,
                List.of(),
                List.of(),
                Optional.empty());
    }

    public static Route route(long packets, long wrongInterface) {
        return new Route(
                new MfcKey(SOURCE, GROUP.address()), WAN, List.of(LAN), packets, 100 * packets, wrongInterface);
    }
}
