package net.igmpproxy.core.forwarding;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import org.jspecify.annotations.Nullable;

/** The interfaces that have a VIF. */
public final class Topology {
    /** No interface yet. */
    public static final Topology EMPTY = new Topology(List.of());

    private final List<ForwardingInterface> downstreams;
    private final @Nullable ForwardingInterface upstream;
    private final @Nullable ForwardingInterface[] byVif = new ForwardingInterface[VifTtls.MAX_VIFS];

    /**
     * @param interfaces at most one of them upstream, each with a VIF of its own
     */
    public Topology(List<ForwardingInterface> interfaces) {
        downstreams =
                interfaces.stream().filter(candidate -> !candidate.upstream()).toList();
        upstream = interfaces.stream()
                .filter(ForwardingInterface::upstream)
                .findFirst()
                .orElse(null);
        interfaces.forEach(candidate -> byVif[candidate.vif()] = candidate);
    }

    /** The downstream interfaces. */
    List<ForwardingInterface> downstreams() {
        return downstreams;
    }

    /** The upstream interface, or null while it does not exist. */
    @Nullable
    ForwardingInterface upstream() {
        return upstream;
    }

    /** The interface with a VIF, if it still exists. */
    Optional<ForwardingInterface> withVif(int vif) {
        return Optional.ofNullable(byVif[vif]);
    }

    /** Where packets of a source are expected before any has come: in its own network, else upstream. */
    Optional<ForwardingInterface> home(Ipv4Address source) {
        for (ForwardingInterface candidate : downstreams) {
            if (candidate.isNeighbour(source)) {
                return Optional.of(candidate);
            }
        }
        return Optional.ofNullable(upstream);
    }
}
