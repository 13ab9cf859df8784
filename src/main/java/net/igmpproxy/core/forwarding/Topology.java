package net.igmpproxy.core.forwarding;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * The interfaces that have a VIF.
 *
 * @param interfaces in order of their VIFs; at most one is upstream
 */
public record Topology(List<ForwardingInterface> interfaces) {
    /** No interface yet. */
    public static final Topology EMPTY = new Topology(List.of());

    public Topology {
        interfaces = List.copyOf(interfaces);
    }

    /** The upstream interface, if it exists. */
    Optional<ForwardingInterface> upstream() {
        return interfaces.stream().filter(ForwardingInterface::upstream).findFirst();
    }

    /** The interface with a VIF, if it still exists. */
    Optional<ForwardingInterface> withVif(int vif) {
        return interfaces.stream().filter(candidate -> candidate.vif() == vif).findFirst();
    }

    /** Where packets of a source are expected before any has come: in its own network, else upstream. */
    Optional<ForwardingInterface> home(Ipv4Address source) {
        return interfaces.stream()
                .filter(candidate -> !candidate.upstream() && candidate.isNeighbour(source))
                .findFirst()
                .or(this::upstream);
    }
}
