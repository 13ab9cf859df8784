package net.igmpproxy.core.addr;

import java.util.List;
import java.util.Optional;

/**
 * Snapshot of a network interface as described by the kernel.
 *
 * @param index interface index of the kernel, 1 or more; a recreated interface has another one
 * @param name interface name
 * @param up true if the interface is administratively up and has a carrier
 * @param mtu MTU in bytes
 * @param addresses IPv4 addresses, the primary one first; may be empty
 */
public record Link(int index, InterfaceName name, boolean up, int mtu, List<InterfaceAddress> addresses) {
    public Link {
        addresses = List.copyOf(addresses);
    }

    /** Returns the source address of the proxy's own packets, if the interface has an address. */
    public Optional<Ipv4Address> primaryAddress() {
        return addresses.stream().findFirst().map(InterfaceAddress::address);
    }

    /** Returns true if an address belongs to a host in a network of this interface. */
    public boolean isNeighbour(Ipv4Address address) {
        return isOfHost(address)
                && addresses.stream().anyMatch(own -> own.network().contains(address));
    }

    /**
     * Returns true if a host on this interface can have an address: unicast, and neither network nor broadcast address.
     */
    public boolean isOfHost(Ipv4Address address) {
        return address.isUnicast()
                && addresses.stream().noneMatch(own -> own.network().isNetworkOrBroadcast(address));
    }

    /**
     * Returns true if a host on this interface can have an address.
     *
     * @param others other networks, whose network and broadcast addresses are excluded too; the longest one that
     *     contains the address decides
     */
    public boolean isOfHost(Ipv4Address address, PrefixList others) {
        if (isNeighbour(address)) {
            return true;
        }
        int length = others.longestMatch(address);
        return isOfHost(address)
                && (length < 0 || !Ipv4Prefix.network(address, length).isNetworkOrBroadcast(address));
    }

    /** Returns true for an address of this interface itself. */
    public boolean isOwn(Ipv4Address address) {
        return addresses.stream().anyMatch(own -> own.address().equals(address));
    }
}
