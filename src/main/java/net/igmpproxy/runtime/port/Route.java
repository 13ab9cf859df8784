package net.igmpproxy.runtime.port;

import java.util.List;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.forwarding.mfc.MfcKey;

/**
 * A forwarding entry with names for its VIFs and the kernel's counters.
 *
 * @param key            what it matches
 * @param input          the interface its packets come in on
 * @param outputs        the interfaces they leave through, in order of name; none in a negative entry
 * @param packets        packets that matched
 * @param bytes          their octets
 * @param wrongInterface packets that came in elsewhere
 */
public record Route(
        MfcKey key, InterfaceName input, List<InterfaceName> outputs, long packets, long bytes, long wrongInterface) {
    public Route {
        outputs = List.copyOf(outputs);
    }
}
