package net.igmpproxy.core.forwarding;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import org.jspecify.annotations.Nullable;

/** Set of the interfaces that have a VIF. */
public final class Topology {
    /** Topology without interfaces. */
    public static final Topology EMPTY = new Topology(List.of(), ArrivalVifs.NONE, group -> true);

    private final List<ForwardingInterface> downstreams;
    private final @Nullable ForwardingInterface upstream;
    private final Predicate<GroupAddress> upstreamGroups;
    private final @Nullable ForwardingInterface[] byVif = new ForwardingInterface[VifTtls.MAX_VIFS];
    private final ArrivalVifs arrivalVifs;

    /**
     * @param interfaces interfaces with distinct VIFs, at most one of them upstream
     * @param arrivalVifs second VIFs of downstream interfaces
     * @param upstreamGroups groups that the upstream interface allows
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

    /** VIFs to which the kernel attributes packets that arrive on downstream interfaces. */
    public ArrivalVifs arrivalVifs() {
        return arrivalVifs;
    }

    /** Downstream interfaces. */
    List<ForwardingInterface> downstreams() {
        return downstreams;
    }

    /** Returns the upstream interface, or null if it does not exist or does not allow the group. */
    @Nullable
    ForwardingInterface upstream(GroupAddress group) {
        return upstreamGroups.test(group) ? upstream : null;
    }

    /**
     * Returns the VIF of a downstream interface, which is the parent of no wildcard entry.
     *
     * @param otherwise result without downstream interfaces; there are no wildcard entries then
     */
    int parentOfNoWildcard(int otherwise) {
        return downstreams.isEmpty() ? otherwise : downstreams.get(0).vif();
    }

    /** Returns the interface of a VIF, if it still exists. */
    Optional<ForwardingInterface> withVif(int vif) {
        return Optional.ofNullable(byVif[vif]);
    }

    /**
     * Returns the expected input interface of a source before its first packet: the upstream interface, unless a
     * downstream interface is closer to the source.
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
