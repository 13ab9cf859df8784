package net.igmpproxy.core.addr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTests {
    private final Link link = link("10.0.0.1/24", "192.0.2.1/28");

    @Test
    void sendsFromItsFirstAddress() {
        assertThat(link.primaryAddress()).contains(Ipv4Address.of("10.0.0.1"));
        assertThat(link().primaryAddress()).isEmpty();
    }

    @Test
    void hasNeighboursInAllItsNetworks() {
        assertThat(link.isNeighbour(Ipv4Address.of("10.0.0.200"))).isTrue();
        assertThat(link.isNeighbour(Ipv4Address.of("192.0.2.14"))).isTrue();
        assertThat(link.isNeighbour(Ipv4Address.of("192.0.2.16"))).isFalse();
        assertThat(link().isNeighbour(Ipv4Address.of("10.0.0.200"))).isFalse();
    }

    @Test
    void hasNoNeighbourUnderTheAddressOfANetworkOrItsBroadcastAddress() {
        assertThat(link.isNeighbour(Ipv4Address.of("192.0.2.0"))).isFalse();
        assertThat(link.isNeighbour(Ipv4Address.of("192.0.2.15"))).isFalse();
        assertThat(link("192.0.2.1/31").isNeighbour(Ipv4Address.of("192.0.2.0")))
                .isTrue();
    }

    @Test
    void hasNoHostUnderThoseAddressesOfOtherNetworks() {
        PrefixList others = PrefixList.of(
                List.of(Ipv4Prefix.of("10.1.0.0/16"), Ipv4Prefix.of("10.1.9.255/32"), Ipv4Prefix.of("0.0.0.0/0")));

        assertThat(link.isOfHost(Ipv4Address.of("10.1.0.0"), others)).isFalse();
        assertThat(link.isOfHost(Ipv4Address.of("10.1.255.255"), others)).isFalse();
        assertThat(link.isOfHost(Ipv4Address.of("10.1.9.255"), others)).isTrue();
        assertThat(link.isOfHost(Ipv4Address.of("198.51.100.255"), others)).isTrue();
        assertThat(link.isOfHost(Ipv4Address.of("10.0.0.255"), others)).isFalse();
    }

    @Test
    void ownsItsAddressesButNotItsNeighbours() {
        assertThat(link.isOwn(Ipv4Address.of("192.0.2.1"))).isTrue();
        assertThat(link.isOwn(Ipv4Address.of("192.0.2.2"))).isFalse();
    }

    private static Link link(String... addresses) {
        List<InterfaceAddress> parsed = List.of(addresses).stream()
                .map(address -> InterfaceAddress.parse(address).orElseThrow())
                .toList();
        return new Link(2, new InterfaceName("eth0"), true, 1500, parsed);
    }
}
