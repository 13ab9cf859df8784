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

/** Follows the flows: on which interface the packets of each are expected, and which links have senders of a group. */
final class FlowTracker {
    private final FlowTable flows;
    private final SenderLinks senders = new SenderLinks();
    private final SilenceWatch silence = new SilenceWatch();
    private Topology topology = Topology.EMPTY;

    FlowTracker(FlowTable flows) {
        this.flows = flows;
    }

    /**
     * The interfaces have changed. What is known of a VIF that is not in use any more is forgotten: before its number is given
     * to another interface, there is a topology without it.
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

    /** Tests whether hosts on an interface without arrival VIF have sent to a group. */
    Predicate<InterfaceName> senders(GroupAddress group) {
        return name -> senders.contains(new SenderLink(name, group));
    }

    /** The links without arrival VIF that have senders. */
    List<SenderLink> senderLinks() {
        return senders.all();
    }

    /** A link is known to have senders. */
    void restore(SenderLink link, long nowNanos) {
        senders.note(link, nowNanos);
    }

    /** A source is known to send; it is ignored if its VIF is not in use. */
    void restore(SeenSource seen) {
        if (topology.withVif(seen.flow().vif()).isPresent()) {
            flows.put(seen.group(), seen.source(), seen.flow());
            noteSender(seen.group(), seen.flow().vif(), seen.flow().lastSeen());
        }
    }

    /** Takes notice of a packet, and returns what was learnt of the interface that it came in on. */
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

    /** While packets of a flow are dropped, it is watched whether the preferred interface brings any. */
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

    /** Takes the flows whose entries' counters are to be read, and handed to {@link #onRead}. */
    List<FlowTable.Key> takeUncertain(long nowNanos) {
        return silence.takeDue(nowNanos);
    }

    /** When {@link #takeUncertain} has something next. */
    long nextDeadline(long nowNanos) {
        return silence.nextDeadline(nowNanos);
    }

    /**
     * Takes notice of the counters of a flow's entry.
     *
     * @param counts empty if the kernel has no such entry
     * @return whether the flow has moved, or may have: see {@link #takeRenewal}
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
     * Whether the entry of a flow is to be a new one, so that the kernel reports the next packet on a wrong VIF at once: the flow
     * has fallen silent, and packets are known to come in only where they are not admitted.
     */
    boolean takeRenewal(FlowTable.Key key) {
        return silence.vif(key).isEmpty() && silence.takeRenewal(key);
    }

    /**
     * Forgets flows that have sent nothing for a while, and other interfaces where nothing of a flow has come in for so long.
     *
     * @param since      the moment up to which their last packet lies back
     * @param hasMembers tests whether a link has members of the group
     * @return the flows that are not the same as before
     */
    List<FlowTable.Key> forgetIdle(long since, Predicate<SenderLink> hasMembers) {
        List<FlowTable.Key> changed = new ArrayList<>(flows.removeIf(flow -> flow.lastSeen() <= since));
        changed.addAll(flows.replaceAll(flow -> flow.forgetting(since)));
        senders.forget(hasMembers, since);
        return changed;
    }
}
