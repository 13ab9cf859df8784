package net.igmpproxy.core.rate;

import java.util.List;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Pre-filter of the kernel for the IGMP packets of a flooded interface.
 *
 * @param interfaceIndex index of the interface
 * @param members addresses whose packets all pass
 * @param oneOf sampling ratio 1 in n for other addresses, by chance; 2 or more
 */
public record Shield(int interfaceIndex, List<Ipv4Address> members, int oneOf) {
    public Shield {
        members = List.copyOf(members);
    }
}
