package net.igmpproxy.core.config;

import java.util.List;
import net.igmpproxy.core.addr.Ipv4Address;

/** Lists of addresses that sources may have. */
final class UnicastAddresses {
    private UnicastAddresses() {}

    /** A copy of a list; throws if one of its addresses is that of no source. */
    static List<Ipv4Address> require(List<Ipv4Address> addresses) {
        addresses.stream().filter(address -> !address.isUnicast()).findFirst().ifPresent(address -> {
            throw new IllegalArgumentException("not a unicast address: " + address);
        });
        return List.copyOf(addresses);
    }
}
