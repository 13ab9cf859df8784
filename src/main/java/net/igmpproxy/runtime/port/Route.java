package net.igmpproxy.runtime.port;

import java.util.List;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.forwarding.mfc.MfcKey;

/**
 * MFC entry with interface names for its VIFs and with the kernel's counters.
 *
 * @param key            source and group
 * @param input          incoming interface
 * @param outputs        outgoing interfaces in order of name; empty in a negative entry
 * @param packets        matching packets
 * @param bytes          bytes of these packets
 * @param wrongInterface packets that arrived on another interface
 */
public record Route(
        MfcKey key, InterfaceName input, List<InterfaceName> outputs, long packets, long bytes, long wrongInterface) {
    public Route {
        outputs = List.copyOf(outputs);
    }
}
