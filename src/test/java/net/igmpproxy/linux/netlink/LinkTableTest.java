package net.igmpproxy.linux.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import org.junit.jupiter.api.Test;

class LinkTableTest {
    private static final List<LinkMessage> LINKS = Recording.messages("links").stream()
            .flatMap(message -> LinkMessage.parse(message).stream())
            .toList();
    private static final List<AddressMessage> ADDRESSES = Recording.messages("addresses").stream()
            .flatMap(message -> AddressMessage.parse(message).stream())
            .toList();

    private static InterfaceAddress address(String text) {
        return InterfaceAddress.parse(text).orElseThrow();
    }

    @Test
    void joinsInterfacesWithTheirAddressesAndLeavesLoopbackOut() {
        assertThat(LinkTable.join(LINKS, ADDRESSES))
                .containsExactly(
                        new Link(2, new InterfaceName("u0"), true, 1500, List.of(address("10.9.0.1/24"))),
                        new Link(
                                3,
                                new InterfaceName("d1"),
                                true,
                                1500,
                                List.of(address("10.9.1.1/24"), address("10.9.1.7/24"))),
                        new Link(
                                4,
                                new InterfaceName("d2"),
                                false,
                                1400,
                                List.of(
                                        address("10.9.2.1/24"),
                                        new InterfaceAddress(
                                                Ipv4Address.of("192.0.2.1"), Ipv4Address.of("192.0.2.2"), 32))));
    }

    @Test
    void takesTheOwnAddressOfAPointToPointLinkAndThePeersNetwork() {
        assertThat(ADDRESSES)
                .extracting(AddressMessage::address)
                .filteredOn(address -> address.address().equals(Ipv4Address.of("192.0.2.1")))
                .singleElement()
                .satisfies(address -> assertThat(address.network()).hasToString("192.0.2.2/32"))
                .hasToString("192.0.2.1 peer 192.0.2.2/32");
    }

    @Test
    void putsPrimaryAddressesFirst() {
        LinkMessage link = LINKS.get(1);
        AddressMessage secondary = new AddressMessage(link.index(), address("10.0.0.2/24"), true);
        AddressMessage primary = new AddressMessage(link.index(), address("10.0.0.1/24"), false);
        Link joined = LinkTable.join(List.of(link), List.of(secondary, primary)).get(0);
        assertThat(joined.primaryAddress()).contains(Ipv4Address.of("10.0.0.1"));
    }

    @Test
    void marksSecondaryAddresses() {
        assertThat(ADDRESSES)
                .filteredOn(AddressMessage::secondary)
                .extracting(AddressMessage::address)
                .containsExactly(address("10.9.1.7/24"));
    }

    @Test
    void passesOverMessagesOfOtherKinds() {
        assertThat(Recording.messages("routes"))
                .allMatch(message -> LinkMessage.parse(message).isEmpty()
                        && AddressMessage.parse(message).isEmpty());
    }
}
