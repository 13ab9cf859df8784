package net.igmpproxy.core.forwarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.ForwardingTable.SeenSource;

/** Read-only view of the flows that includes whether their input interfaces admit them. */
final class FlowView {
    private final FlowTable flows;
    private final Topology topology;

    FlowView(FlowTable flows, Topology topology) {
        this.flows = flows;
        this.topology = topology;
    }

    /** All flows, by group and then by source. */
    List<SeenSource> seen() {
        List<SeenSource> all = new ArrayList<>();
        for (GroupAddress group : flows.groups()) {
            flows.sources(group).forEach(source -> seen(group, source).ifPresent(all::add));
        }
        return all;
    }

    /** Flows that arrive on an interface that does not admit them, by group and then by source. */
    List<SeenSource> rejected() {
        List<SeenSource> all = new ArrayList<>();
        for (SeenSource seen : seen()) {
            if (!seen.admitted()) {
                all.add(seen);
            }
            all.addAll(rejectedElsewhere(seen));
        }
        return all;
    }

    /** Returns one flow, if it is known. */
    Optional<SeenSource> seen(GroupAddress group, Ipv4Address source) {
        Flow flow = flows.get(group, source);
        return flow == null
                ? Optional.empty()
                : topology.withVif(flow.vif())
                        .map(arrival -> new SeenSource(group, source, flow, arrival.admits(source)));
    }

    private List<SeenSource> rejectedElsewhere(SeenSource seen) {
        List<SeenSource> all = new ArrayList<>();
        for (OtherVif other : seen.flow().others()) {
            if (other.dropped()) {
                Flow there = Flow.first(other.vif(), other.sinceNanos());
                topology.withVif(other.vif())
                        .filter(arrival -> !arrival.admits(seen.source()))
                        .map(arrival -> new SeenSource(seen.group(), seen.source(), there, false))
                        .ifPresent(all::add);
            }
        }
        return all;
    }
}
