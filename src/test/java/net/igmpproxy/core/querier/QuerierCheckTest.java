package net.igmpproxy.core.querier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuerierCheckTest {
    private static final QuerierCheck LAN = check(List.of(), "192.168.73.1/24", "10.7.0.1/30");

    @ParameterizedTest
    @CsvSource({
        "192.168.73.4, COUNTS",
        "192.168.73.254, COUNTS",
        "10.7.0.2, COUNTS",
        "192.168.74.4, FOREIGN",
        "10.7.0.5, FOREIGN",
        "0.0.0.0, PROXY_QUERY",
        "192.168.73.0, NO_HOST",
        "192.168.73.255, NO_HOST",
        "10.7.0.0, NO_HOST",
        "10.7.0.3, NO_HOST",
        "192.168.73.1, NO_HOST",
        "0.0.0.1, NO_HOST",
        "0.255.0.1, NO_HOST",
        "127.0.0.1, NO_HOST",
        "224.0.0.1, NO_HOST",
        "240.0.0.1, NO_HOST",
        "255.255.255.255, NO_HOST",
    })
    void routersOfTheLinkCount(String router, QuerierStanding standing) {
        assertThat(LAN.standing(Ipv4Address.of(router))).isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({
        "10.9.9.1 peer, COUNTS",
        "10.0.0.2 own, NO_HOST",
        "10.9.9.2 other, FOREIGN",
    })
    void thePeerOfAPointToPointLinkCounts(String router, QuerierStanding standing) {
        InterfaceAddress ppp = new InterfaceAddress(Ipv4Address.of("10.0.0.2"), Ipv4Address.of("10.9.9.1"), 32);
        QuerierCheck check = new QuerierCheck(link(List.of(ppp)), List.of(), Optional.empty());

        assertThat(check.standing(Ipv4Address.of(router.split(" ", -1)[0]))).isEqualTo(standing);
    }

    @Test
    void anyRouterCountsWhereTheInterfaceHasNoAddress() {
        QuerierCheck check = check(List.of("10.0.0.0/8"));

        assertThat(check.standing(Ipv4Address.of("198.51.100.7"))).isEqualTo(QuerierStanding.COUNTS);
        assertThat(check.standing(Ipv4Address.of("127.0.0.1"))).isEqualTo(QuerierStanding.NO_HOST);
        assertThat(check.networks()).isEmpty();
    }

    @Test
    void onlyListedRoutersCountWhereTheAddressHasNoNetwork() {
        QuerierCheck check = check(List.of(), "10.0.0.2/32");
        QuerierCheck listing =
                new QuerierCheck(check.link(), List.of(), Optional.of(List.of(Ipv4Prefix.of("198.51.100.7/32"))));

        assertThat(check.standing(Ipv4Address.of("198.51.100.7"))).isEqualTo(QuerierStanding.FOREIGN);
        assertThat(check.standing(Ipv4Address.of("127.0.0.1"))).isEqualTo(QuerierStanding.NO_HOST);
        assertThat(check.networks()).isEmpty();
        assertThat(listing.standing(Ipv4Address.of("198.51.100.7"))).isEqualTo(QuerierStanding.COUNTS);
    }

    @Test
    void bothEndsOfASmallNetworkAreHosts() {
        QuerierCheck check = check(List.of(), "10.0.0.1/31");

        assertThat(check.standing(Ipv4Address.of("10.0.0.0"))).isEqualTo(QuerierStanding.COUNTS);
    }

    @ParameterizedTest
    @CsvSource({
        "10.99.0.2, FOREIGN",
        "172.16.0.2, FOREIGN",
        "10.99.0.0, NO_HOST",
        "10.99.0.255, NO_HOST",
        "10.99.0.128, FOREIGN",
        "10.99.1.255, FOREIGN",
        "10.255.255.255, NO_HOST",
        "192.168.73.2, COUNTS",
    })
    void altSubnetsSayNothingOfRouters(String router, QuerierStanding standing) {
        QuerierCheck check = check(
                List.of("10.0.0.0/8", "10.99.0.0/24", "10.99.1.255/32", "0.0.0.0/1", "128.0.0.0/1"), "192.168.73.1/24");

        assertThat(check.standing(Ipv4Address.of(router))).isEqualTo(standing);
        assertThat(check.networks()).containsExactly(Ipv4Prefix.of("192.168.73.0/24"));
    }

    @Test
    void aListDecidesAlone() {
        QuerierCheck check = new QuerierCheck(
                LAN.link(), List.of(), Optional.of(List.of(Ipv4Prefix.of("10.99.0.0/24"), Ipv4Prefix.of("0.0.0.0/8"))));

        assertThat(check.standing(Ipv4Address.of("10.99.0.2"))).isEqualTo(QuerierStanding.COUNTS);
        assertThat(check.standing(Ipv4Address.of("192.168.73.4"))).isEqualTo(QuerierStanding.NOT_LISTED);
        assertThat(check.standing(Ipv4Address.of("0.0.0.1"))).isEqualTo(QuerierStanding.NO_HOST);
    }

    @ParameterizedTest
    @CsvSource({"'', NOT_LISTED", "192.168.73.4/32, NOT_LISTED", "0.0.0.0/32, PROXY_QUERY", "0.0.0.0/0, PROXY_QUERY"})
    void aListDecidesOnTheSwitchToo(String listed, QuerierStanding standing) {
        List<Ipv4Prefix> list = listed.isEmpty() ? List.of() : List.of(Ipv4Prefix.of(listed));
        QuerierCheck check = new QuerierCheck(LAN.link(), List.of(), Optional.of(list));

        assertThat(check.standing(Ipv4Address.UNSPECIFIED)).isEqualTo(standing);
    }

    private static QuerierCheck check(List<String> altSubnets, String... addresses) {
        return new QuerierCheck(
                link(Arrays.stream(addresses)
                        .map(text -> InterfaceAddress.parse(text).orElseThrow())
                        .toList()),
                altSubnets.stream().map(Ipv4Prefix::of).toList(),
                Optional.empty());
    }

    private static Link link(List<InterfaceAddress> addresses) {
        return new Link(11, new InterfaceName("eth1"), true, 1500, addresses);
    }
}
