package net.igmpproxy.core.forwarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.ForwardingTable.SeenSource;

/** Tracks the input interface of each flow and the links with senders of a group. */
final class FlowTracker {
    private final FlowTable flows;
    private final SenderLinks senders = new SenderLinks();
    private final SilenceWatch silence = new SilenceWatch();
    private Topology topology = Topology.EMPTY;

    FlowTracker(FlowTable flows) {
        this.flows = flows;
    }

    /**
     * Sets the interfaces and discards state of VIFs that are no longer in use. The caller must set a topology without
     * a VIF before it assigns the number of that VIF to another interface.
     */
    void setTopology(Topology next) {
        topology = next;
        flows.removeIf(flow -> next.withVif(flow.vif()).isEmpty());
        flows.replaceAll(flow -> flow.keeping(vif -> next.withVif(vif).isPresent()));
        flows.forEach(this::noteSenders);
    }

    private void noteSenders(FlowTable.Key key, Flow flow) {
        noteSender(key.group(), flow.vif(), flow.lastSeen());
        for (OtherVif other : flow.others()) {
            noteSender(key.group(), other.vif(), other.heardNanos());
        }
    }

    private void noteSender(GroupAddress group, int vif, long nowNanos) {
        if (!topology.arrivalVifs().isSeparate(vif)) {
            topology.withVif(vif)
                    .filter(arrival -> !arrival.upstream())
                    .ifPresent(arrival -> senders.note(new SenderLink(arrival.name(), group), nowNanos));
        }
    }

    /** Returns a test for interfaces without arrival VIF on which hosts have sent to a group. */
    Predicate<InterfaceName> senders(GroupAddress group) {
        return name -> senders.contains(new SenderLink(name, group));
    }

    /** Links without arrival VIF that have senders. */
    List<SenderLink> senderLinks() {
        return senders.all();
    }

    /** Restores a link with senders, for example from a snapshot. */
    void restore(SenderLink link, long nowNanos) {
        senders.note(link, nowNanos);
    }

    /** Restores a flow, for example from a snapshot; ignored if its VIF is not in use. */
    void restore(SeenSource seen) {
        if (topology.withVif(seen.flow().vif()).isPresent()) {
            flows.put(seen.group(), seen.source(), seen.flow());
            noteSender(seen.group(), seen.flow().vif(), seen.flow().lastSeen());
        }
    }

    /** Handles the arrival of a packet; returns the flow state of the interface on which it arrived. */
    SeenSource arrived(GroupAddress group, Arrival arrival) {
        Ipv4Address source = arrival.source();
        Flow known = flows.get(group, source);
        Flow next = new ArrivalRule(topology).next(known, arrival);
        flows.put(group, source, next);
        noteSender(group, arrival.vif(), arrival.nowNanos());
        watch(new FlowTable.Key(group, source), known == null ? next : known, next, arrival);
        Flow here = next.vif() == arrival.vif() ? next : Flow.first(arrival.vif(), arrival.nowNanos());
        return new SeenSource(group, source, here, arrival.isAdmitted());
    }

    /** Starts counter readings of the selected input while packets of the flow are dropped elsewhere. */
    private void watch(FlowTable.Key key, Flow known, Flow next, Arrival arrival) {
        boolean stays = next.vif() == known.vif();
        int other = next.vif() == arrival.vif() ? known.vif() : arrival.vif();
        boolean dropped = next.other(other).filter(OtherVif::dropped).isPresent();
        if (!stays) {
            silence.stop(key);
        }
        if (dropped && admits(next.vif(), key.source())) {
            OptionalInt vif = admits(other, key.source()) ? OptionalInt.of(other) : OptionalInt.empty();
            silence.start(key, vif, stays ? arrival.counts() : Optional.of(PacketCounts.NONE), arrival.nowNanos());
        }
    }

    private boolean admits(int vif, Ipv4Address source) {
        return topology.withVif(vif).filter(other -> other.admits(source)).isPresent();
    }

    /**
     * Removes and returns the flows whose counters are due for reading; the caller passes the result to
     * {@link #onRead}.
     */
    List<FlowTable.Key> takeUncertain(long nowNanos) {
        return silence.takeDue(nowNanos);
    }

    /** Returns the time at which {@link #takeUncertain} next has flows, in nanoseconds. */
    long nextDeadline(long nowNanos) {
        return silence.nextDeadline(nowNanos);
    }

    /**
     * Handles a reading of the counters of a flow's entry.
     *
     * @param counts empty if the kernel has no such entry
     * @return true if the flow has moved, or may have: see {@link #takeRenewal}
     */
    boolean onRead(FlowTable.Key key, Optional<PacketCounts> counts, long nowNanos) {
        Flow flow = flows.get(key.group(), key.source());
        if (flow == null || counts.isEmpty()) {
            silence.stop(key);
            return false;
        }
        boolean isSilent = silence.onRead(key, counts.get());
        OptionalInt vif = silence.vif(key);
        if (isSilent && vif.isPresent()) {
            silence.stop(key);
            isSilent = vif.getAsInt() != flow.vif() && admits(vif.getAsInt(), key.source());
            if (isSilent) {
                flows.put(key.group(), key.source(), flow.moved(vif.getAsInt(), nowNanos));
            }
        }
        return isSilent;
    }

    /**
     * Returns true if the entry of a flow must be renewed: the flow is silent, and its known packets arrive only where
     * they are not admitted. After the renewal the kernel reports the next packet on a wrong VIF immediately.
     */
    boolean takeRenewal(FlowTable.Key key) {
        return silence.vif(key).isEmpty() && silence.takeRenewal(key);
    }

    /**
     * Removes idle flows and idle other VIFs of the remaining flows.
     *
     * @param since a flow or VIF is idle if its last packet arrived at this time or earlier, in nanoseconds
     * @param hasMembers tests whether a link has members of the group
     * @return keys of the flows that changed or were removed
     */
    List<FlowTable.Key> forgetIdle(long since, Predicate<SenderLink> hasMembers) {
        List<FlowTable.Key> changed = new ArrayList<>(flows.removeIf(flow -> flow.lastSeen() <= since));
        changed.addAll(flows.replaceAll(flow -> flow.forgetting(since)));
        senders.forget(hasMembers, since);
        return changed;
    }
}
