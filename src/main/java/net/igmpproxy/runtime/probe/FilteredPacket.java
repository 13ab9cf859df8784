package net.igmpproxy.runtime.probe;

import java.util.Optional;
import java.util.OptionalInt;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;

/**
 * A packet at one place of its way through the router, as far as it is known.
 *
 * @param hook        where it is
 * @param input       the interface it has come in on; empty of one that this router sends
 * @param output      the interface it will leave by, if that is decided and there is one
 * @param source      its source; empty if it may be any
 * @param destination its destination
 * @param igmpType    the IGMP type of an IGMP message; empty of a UDP datagram of a stream
 */
public record FilteredPacket(
        Hook hook,
        Optional<Link> input,
        Optional<Link> output,
        Optional<Ipv4Address> source,
        Ipv4Address destination,
        OptionalInt igmpType) {
    /** The places: {@code enum nf_inet_hooks} in {@code <linux/netfilter.h>}. */
    public enum Hook {
        PREROUTING,
        INPUT,
        FORWARD,
        OUTPUT,
        POSTROUTING
    }

    /** IGMP that comes in. */
    public static FilteredPacket received(Hook hook, Link input, Ipv4Address destination, int igmpType) {
        return new FilteredPacket(
                hook, Optional.of(input), Optional.empty(), Optional.empty(), destination, OptionalInt.of(igmpType));
    }

    /** IGMP of the proxy. */
    public static FilteredPacket sent(Hook hook, Link output, Ipv4Address destination, int igmpType) {
        return new FilteredPacket(
                hook,
                Optional.empty(),
                Optional.of(output),
                output.primaryAddress(),
                destination,
                OptionalInt.of(igmpType));
    }

    /** A packet of a stream. Before it is routed no output is known, and behind that no input any more. */
    public static FilteredPacket forwarded(Hook hook, Link input, Link output, Ipv4Address group) {
        return new FilteredPacket(
                hook,
                hook == Hook.POSTROUTING ? Optional.empty() : Optional.of(input),
                hook == Hook.PREROUTING ? Optional.empty() : Optional.of(output),
                Optional.empty(),
                group,
                OptionalInt.empty());
    }

    /** Whether it is IGMP. */
    public boolean isIgmp() {
        return igmpType.isPresent();
    }
}
