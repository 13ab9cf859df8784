package net.igmpproxy.core.config;

import java.util.List;
import net.igmpproxy.core.addr.Ipv4Address;

/** Validation of source address lists. */
final class UnicastAddresses {
    private UnicastAddresses() {}

    /**
     * Copies a list of addresses.
     *
     * @throws IllegalArgumentException if an address is not unicast
     */
    static List<Ipv4Address> require(List<Ipv4Address> addresses) {
        addresses.stream().filter(address -> !address.isUnicast()).findFirst().ifPresent(address -> {
            throw new IllegalArgumentException("not a unicast address: " + address);
        });
        return List.copyOf(addresses);
    }
}
