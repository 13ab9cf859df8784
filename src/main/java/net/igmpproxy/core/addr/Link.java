package net.igmpproxy.core.addr;

import java.util.List;
import java.util.Optional;

/**
 * A network interface as the kernel describes it at one moment.
 *
 * @param index     the kernel's interface index, 1 or more; a recreated interface has another
 * @param name      its name
 * @param up        whether it is administratively up and has a carrier
 * @param mtu       the longest IP packet it takes, in octets
 * @param addresses its IPv4 addresses, the primary one first; may be empty
 */
public record Link(int index, InterfaceName name, boolean up, int mtu, List<InterfaceAddress> addresses) {
    public Link {
        addresses = List.copyOf(addresses);
    }

    /** The address that packets of the proxy itself carry, if the interface has any. */
    public Optional<Ipv4Address> primaryAddress() {
        return addresses.stream().findFirst().map(InterfaceAddress::address);
    }

    /** Whether an address is that of a host in a network of this interface. */
    public boolean isNeighbour(Ipv4Address address) {
        return isOfHost(address)
                && addresses.stream().anyMatch(own -> own.network().contains(address));
    }

    /** Whether a host on this interface may have an address: a unicast one, and no network's own or its broadcast address. */
    public boolean isOfHost(Ipv4Address address) {
        return address.isUnicast()
                && addresses.stream().noneMatch(own -> own.network().isNetworkOrBroadcast(address));
    }

    /**
     * Whether a host on this interface may have an address.
     *
     * @param others networks besides the interface's own, whose network and broadcast addresses are no host's either; the
     *               longest one that contains the address decides
     */
    public boolean isOfHost(Ipv4Address address, PrefixList others) {
        if (isNeighbour(address)) {
            return true;
        }
        int length = others.longestMatch(address);
        return isOfHost(address)
                && (length < 0 || !Ipv4Prefix.network(address, length).isNetworkOrBroadcast(address));
    }

    /** Whether an address is one of this interface's own. */
    public boolean isOwn(Ipv4Address address) {
        return addresses.stream().anyMatch(own -> own.address().equals(address));
    }
}
