package net.igmpproxy.core.forwarding;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import org.jspecify.annotations.Nullable;

/** The interfaces that have a VIF. */
public final class Topology {
    /** No interface yet. */
    public static final Topology EMPTY = new Topology(List.of(), ArrivalVifs.NONE, group -> true);

    private final List<ForwardingInterface> downstreams;
    private final @Nullable ForwardingInterface upstream;
    private final Predicate<GroupAddress> upstreamGroups;
    private final @Nullable ForwardingInterface[] byVif = new ForwardingInterface[VifTtls.MAX_VIFS];
    private final ArrivalVifs arrivalVifs;

    /**
     * @param interfaces     at most one of them upstream, each with a VIF of its own
     * @param arrivalVifs    the second VIFs of downstream interfaces
     * @param upstreamGroups the groups that the upstream interface has to do with
     */
    public Topology(
            List<ForwardingInterface> interfaces, ArrivalVifs arrivalVifs, Predicate<GroupAddress> upstreamGroups) {
        this.arrivalVifs = arrivalVifs;
        this.upstreamGroups = upstreamGroups;
        downstreams =
                interfaces.stream().filter(candidate -> !candidate.upstream()).toList();
        upstream = interfaces.stream()
                .filter(ForwardingInterface::upstream)
                .findFirst()
                .orElse(null);
        interfaces.forEach(candidate -> byVif[candidate.vif()] = candidate);
    }

    /** The VIFs to which the kernel attributes what arrives on downstream interfaces. */
    public ArrivalVifs arrivalVifs() {
        return arrivalVifs;
    }

    /** The downstream interfaces. */
    List<ForwardingInterface> downstreams() {
        return downstreams;
    }

    /** The upstream interface, or null while it does not exist, or if it has nothing to do with a group. */
    @Nullable
    ForwardingInterface upstream(GroupAddress group) {
        return upstreamGroups.test(group) ? upstream : null;
    }

    /**
     * A VIF that is the parent of no wildcard entry: that of any downstream interface.
     *
     * @param otherwise the answer if there is none: nor are there wildcard entries then
     */
    int parentOfNoWildcard(int otherwise) {
        return downstreams.isEmpty() ? otherwise : downstreams.get(0).vif();
    }

    /** The interface with a VIF, if it still exists. */
    Optional<ForwardingInterface> withVif(int vif) {
        return Optional.ofNullable(byVif[vif]);
    }

    /**
     * Where packets of a source to a group are expected before any has come: upstream, unless a downstream interface is
     * closer to it.
     */
    Optional<ForwardingInterface> home(Ipv4Address source, GroupAddress group) {
        ForwardingInterface home = upstream(group);
        int closest = home == null ? -1 : home.closeness(source);
        for (ForwardingInterface candidate : downstreams) {
            int closeness = candidate.closeness(source);
            if (closeness > closest) {
                home = candidate;
                closest = closeness;
            }
        }
        return Optional.ofNullable(home);
    }
}
