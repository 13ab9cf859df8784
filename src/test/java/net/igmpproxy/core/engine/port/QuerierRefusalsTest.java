package net.igmpproxy.core.engine.port;

import static net.igmpproxy.core.engine.ProxyInVirtualTime.configuration;
import static net.igmpproxy.core.engine.ProxyInVirtualTime.link;
import static net.igmpproxy.core.engine.ProxyInVirtualTime.links;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.ProxyInVirtualTime;
import net.igmpproxy.core.engine.finding.Finding.QuerierIgnored;
import net.igmpproxy.core.engine.finding.Finding.QuerierRefused;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;
import org.junit.jupiter.api.Test;

class QuerierRefusalsTest {
    private static final int UPSTREAM = 0;
    private static final int LAN = 1;

    private final ProxyInVirtualTime proxy = new ProxyInVirtualTime(configuration(), links());

    @Test
    void eachStandingHasAFindingWithItsSenders() {
        queries(LAN, "10.9.9.9", "10.8.8.8", "192.168.1.255", "10.9.9.9");

        assertThat(ignored()).hasSize(2);
        QuerierIgnored foreign = ignored().get(0);
        assertThat(foreign.routers().standing()).isEqualTo(QuerierStanding.FOREIGN);
        assertThat(foreign.routers().addresses())
                .containsExactly(Ipv4Address.of("10.8.8.8"), Ipv4Address.of("10.9.9.9"));
        assertThat(foreign.routers().own()).isEqualTo(Ipv4Address.of("192.168.1.1"));
        assertThat(foreign.occurrences().count()).isEqualTo(3);
        assertThat(ignored().get(1).routers().standing()).isEqualTo(QuerierStanding.NO_HOST);
        assertThat(ignored().get(1).routers().addresses()).containsExactly(Ipv4Address.of("192.168.1.255"));
    }

    @Test
    void onlyTheLastSendersAreNamed() {
        for (int i = 1; i < 200; i++) {
            queries(LAN, "10.9.9." + i);
        }

        assertThat(ignored()).singleElement().satisfies(finding -> {
            assertThat(finding.routers().addresses()).hasSize(3).startsWith(Ipv4Address.of("10.9.9.199"));
            assertThat(finding.occurrences().count()).isEqualTo(199);
        });
    }

    @Test
    void providersRouterIsForgottenOnceItCounts() {
        queries(UPSTREAM, "192.0.2.1", "192.0.2.2");
        proxy.pass(Duration.ofSeconds(40));
        assertThat(ignored()).hasSize(1);

        queries(UPSTREAM, "192.0.2.1");

        assertThat(ignored())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.routers().addresses()).containsExactly(Ipv4Address.of("192.0.2.2")));
    }

    @Test
    void findingEndsWhenAllItsRoutersCount() {
        queries(UPSTREAM, "192.0.2.1");
        proxy.pass(Duration.ofSeconds(40));

        queries(UPSTREAM, "192.0.2.1");

        assertThat(ignored()).isEmpty();
    }

    @Test
    void listedRoutersAreForgotten() {
        queries(LAN, "10.9.9.9", "10.8.8.8");

        proxy.configure(listing("192.168.1.0/24", "10.9.9.9/32"));
        assertThat(ignored()).isEmpty();
        queries(LAN, "10.8.8.8");
        assertThat(refused())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.routers().addresses()).containsExactly(Ipv4Address.of("10.8.8.8")));

        proxy.configure(listing("192.168.1.0/24", "10.0.0.0/8"));
        assertThat(refused()).isEmpty();
    }

    @Test
    void routersOfANewNetworkOfTheInterfaceAreForgotten() {
        queries(LAN, "192.168.9.9");

        proxy.setLinks(List.of(link(0, "10.0.0.1/24"), link(1, "192.168.1.1/16"), link(2, "172.16.2.1/24")));

        assertThat(ignored()).isEmpty();
    }

    @Test
    void whatDoesNotLastIsForgotten() {
        queries(LAN, "10.9.9.9");

        proxy.pass(Duration.ofMinutes(11));

        assertThat(ignored()).isEmpty();
    }

    private static ProxyConfiguration listing(String... networks) {
        TreeMap<InterfaceName, InterfaceConfiguration> interfaces =
                new TreeMap<>(configuration().interfaces());
        InterfaceConfiguration lan = InterfaceConfiguration.of(Role.DOWNSTREAM);
        interfaces.put(
                new InterfaceName("eth1"),
                lan.withProtocol(lan.protocol()
                        .withQuerierAllowList(
                                Stream.of(networks).map(Ipv4Prefix::of).toList())));
        return ProxyConfiguration.EMPTY.withInterfaces(interfaces);
    }

    private void queries(int number, String... routers) {
        for (String router : routers) {
            proxy.receive(
                    number,
                    router,
                    new MembershipQuery(IgmpVersion.V3, 100, Ipv4Address.UNSPECIFIED, List.of(), false, 2, 125));
        }
    }

    private List<QuerierIgnored> ignored() {
        return findings(QuerierIgnored.class);
    }

    private List<QuerierRefused> refused() {
        return findings(QuerierRefused.class);
    }

    private <T> List<T> findings(Class<T> type) {
        return proxy.engine().findings(proxy.now()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
