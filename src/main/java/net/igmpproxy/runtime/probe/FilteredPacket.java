package net.igmpproxy.runtime.probe;

import java.util.Optional;
import java.util.OptionalInt;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;

/**
 * Packet at one netfilter hook, as far as its fields are known.
 *
 * @param hook        netfilter hook
 * @param input       incoming interface; empty for a packet sent by this router
 * @param output      outgoing interface, if already determined
 * @param source      source address; empty for any
 * @param destination destination address
 * @param igmpType    type of an IGMP message; empty for a UDP datagram of a stream
 */
public record FilteredPacket(
        Hook hook,
        Optional<Link> input,
        Optional<Link> output,
        Optional<Ipv4Address> source,
        Ipv4Address destination,
        OptionalInt igmpType) {
    /** Hooks in the order of {@code enum nf_inet_hooks} in {@code <linux/netfilter.h>}. */
    public enum Hook {
        PREROUTING,
        INPUT,
        FORWARD,
        OUTPUT,
        POSTROUTING
    }

    /** Creates a received IGMP message. */
    public static FilteredPacket received(Hook hook, Link input, Ipv4Address destination, int igmpType) {
        return new FilteredPacket(
                hook, Optional.of(input), Optional.empty(), Optional.empty(), destination, OptionalInt.of(igmpType));
    }

    /** Creates an IGMP message sent by the proxy. */
    public static FilteredPacket sent(Hook hook, Link output, Ipv4Address destination, int igmpType) {
        return new FilteredPacket(
                hook,
                Optional.empty(),
                Optional.of(output),
                output.primaryAddress(),
                destination,
                OptionalInt.of(igmpType));
    }

    /**
     * Creates a forwarded packet of a stream. The output is unknown before routing, and the input is unknown after it.
     */
    public static FilteredPacket forwarded(Hook hook, Link input, Link output, Ipv4Address group) {
        return new FilteredPacket(
                hook,
                hook == Hook.POSTROUTING ? Optional.empty() : Optional.of(input),
                hook == Hook.PREROUTING ? Optional.empty() : Optional.of(output),
                Optional.empty(),
                group,
                OptionalInt.empty());
    }

    /** Returns true for an IGMP message. */
    public boolean isIgmp() {
        return igmpType.isPresent();
    }
}
