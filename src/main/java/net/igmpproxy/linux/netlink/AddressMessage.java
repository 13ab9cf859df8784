package net.igmpproxy.linux.netlink;

import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * IPv4 address of an interface: {@code RTM_NEWADDR} with its {@code struct ifaddrmsg} ({@code <linux/if_addr.h>}).
 *
 * @param interfaceIndex the interface
 * @param address        address of the interface, and of its peer on a point-to-point link
 * @param secondary      true if another address of the same network precedes it
 */
public record AddressMessage(int interfaceIndex, InterfaceAddress address, boolean secondary) {
    private static final int RTM_NEWADDR = 20;
    private static final int IFA_PREFIXLEN = 1;
    private static final int IFA_FLAGS_OCTET = 2;
    private static final int IFA_INDEX = 4;
    /** Attribute with the peer's address on a point-to-point link, otherwise equal to {@code IFA_LOCAL}. */
    private static final int IFA_ADDRESS = 1;

    private static final int IFA_LOCAL = 2;
    private static final int IFA_F_SECONDARY = 0x1;

    /** Parses a message; empty if it concerns no IPv4 address. */
    public static Optional<AddressMessage> parse(NetlinkMessage message) {
        if (message.type() != RTM_NEWADDR || message.body().remaining() < Rtnetlink.IFADDRMSG_SIZE) {
            return Optional.empty();
        }
        Attributes attributes = Attributes.parse(message.body(), Rtnetlink.IFADDRMSG_SIZE);
        int prefixLength = message.body().get(IFA_PREFIXLEN);
        int index = message.body().getInt(IFA_INDEX);
        boolean secondary = (message.body().get(IFA_FLAGS_OCTET) & IFA_F_SECONDARY) != 0;
        Optional<Ipv4Address> peer = attributes.address(IFA_ADDRESS);
        return attributes
                .address(IFA_LOCAL)
                .or(() -> peer)
                .map(own -> new AddressMessage(
                        index, new InterfaceAddress(own, peer.orElse(own), prefixLength), secondary));
    }
}
