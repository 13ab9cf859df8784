package net.igmpproxy.core.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.ProxyInVirtualTime;
import org.junit.jupiter.api.Test;

class OutageTest {
    private static final ProxyConfiguration CONFIGURATION = ProxyInVirtualTime.configuration();
    private static final Link UPSTREAM = ProxyInVirtualTime.link(0, "10.0.0.1/24");
    private static final Link FIRST = ProxyInVirtualTime.link(1, "192.168.1.1/24");
    private static final Link SECOND = ProxyInVirtualTime.link(2, "192.168.2.1/24");
    private static final String NO_UPSTREAM = "The upstream interface cannot be used: ";
    private static final String NO_DOWNSTREAM = "No downstream interface can be used: ";

    @Test
    void oneInterfaceOfEachSideIsEnough() {
        assertThat(reasons(CONFIGURATION, UPSTREAM, FIRST, SECOND)).isEmpty();
        assertThat(reasons(CONFIGURATION, UPSTREAM, SECOND)).isEmpty();
        assertThat(reasons(CONFIGURATION, UPSTREAM, down(FIRST), SECOND)).isEmpty();
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(reasons(CONFIGURATION, FIRST)).containsExactly(NO_UPSTREAM + "eth0 is absent.");
        assertThat(reasons(CONFIGURATION, down(UPSTREAM), FIRST)).containsExactly(NO_UPSTREAM + "eth0 is down.");
        assertThat(reasons(CONFIGURATION, UPSTREAM, down(SECOND)))
                .containsExactly(NO_DOWNSTREAM + "eth1 is absent, eth2 is down.");
        assertThat(reasons(CONFIGURATION))
                .containsExactly(NO_UPSTREAM + "eth0 is absent.", NO_DOWNSTREAM + "eth1 is absent, eth2 is absent.");
    }

    @Test
    void anInterfaceWithoutANetworkAdmitsNobodyButItsSubnets() {
        Link unnumbered = ProxyInVirtualTime.link(0, "");

        assertThat(reasons(CONFIGURATION, unnumbered, FIRST))
                .containsExactly(NO_UPSTREAM + "eth0 has no IPv4 address.");
        assertThat(reasons(ProxyInVirtualTime.configuration("0.0.0.0/0"), unnumbered, FIRST))
                .isEmpty();
    }

    @Test
    void aPatternWaitsForAnInterfaceThatMatches() {
        TreeMap<InterfaceName, InterfaceConfiguration> interfaces = new TreeMap<>(CONFIGURATION.interfaces());
        interfaces.keySet().removeIf(name -> !name.value().equals("eth0"));
        interfaces.put(new InterfaceName("eth*"), InterfaceConfiguration.of(Role.DOWNSTREAM));
        ProxyConfiguration pattern = ProxyConfiguration.EMPTY.withInterfaces(interfaces);

        assertThat(reasons(pattern, UPSTREAM)).containsExactly(NO_DOWNSTREAM + "there is no eth*.");
        assertThat(reasons(pattern, UPSTREAM, down(FIRST))).containsExactly(NO_DOWNSTREAM + "eth1 is down.");
        assertThat(reasons(pattern, UPSTREAM, down(FIRST), SECOND)).isEmpty();
    }

    @Test
    void namesWhatSomeLackWhileOthersForward() {
        assertThat(impairments(UPSTREAM, FIRST, SECOND)).isEmpty();
        assertThat(impairments(UPSTREAM, SECOND)).containsExactly("eth1 is absent");
        assertThat(impairments(UPSTREAM, FIRST, down(SECOND))).containsExactly("eth2 is down");
        assertThat(impairments(UPSTREAM, ProxyInVirtualTime.link(1, ""), SECOND))
                .containsExactly("eth1 has no IPv4 address");
    }

    @Test
    void namesNothingTwiceWhereNothingIsForwarded() {
        assertThat(impairments(FIRST)).isEmpty();
        assertThat(impairments(UPSTREAM)).isEmpty();
    }

    private static List<String> impairments(Link... links) {
        ProxyInVirtualTime proxy = new ProxyInVirtualTime(CONFIGURATION, List.of(links));
        return new Outage(CONFIGURATION, proxy.engine().interfaces(proxy.now())).impairments();
    }

    private static Link down(Link link) {
        return new Link(link.index(), link.name(), false, link.mtu(), link.addresses());
    }

    private static List<String> reasons(ProxyConfiguration configuration, Link... links) {
        ProxyInVirtualTime proxy = new ProxyInVirtualTime(configuration, List.of(links));
        return new Outage(configuration, proxy.engine().interfaces(proxy.now())).reasons();
    }
}
