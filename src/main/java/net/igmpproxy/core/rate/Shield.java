package net.igmpproxy.core.rate;

import java.util.List;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * What the kernel is to keep back of the IGMP packets of an interface that is flooded.
 *
 * @param interfaceIndex the interface
 * @param members        whose packets all pass
 * @param oneOf          of the packets of others, one of so many passes, by chance; 2 or more
 */
public record Shield(int interfaceIndex, List<Ipv4Address> members, int oneOf) {
    public Shield {
        members = List.copyOf(members);
    }
}
