package net.igmpproxy.core.forwarding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Address;
import org.jspecify.annotations.Nullable;

/**
 * Selects the expected input interface of a source when its packets arrive on another interface than before.
 *
 * <p>The newest interface that admits the source wins, so the proxy follows a source that moves at its first packet.
 *
 * <p>A source that returns to an interface has not moved if the interfaces selected since then accepted no packet, or
 * were selected only briefly. In that case several interfaces carry the source at the same time. The interface closest
 * to the source becomes the input, or stays the input if several are equally close. The kernel drops the packets of the
 * other interfaces while the selected one delivers packets.
 *
 * <p>An interface that delivers far fewer packets than the selected one does not carry the source: its first packet
 * indicates a move.
 */
final class ArrivalRule {
    /** Shortest stay on an interface that counts as a move, in nanoseconds. */
    private static final long SHORTEST_STAY_NANOS = 300_000_000L;

    /** Shortest stay that counts as a move if the kernel's packet counters of the stay are unknown, in nanoseconds. */
    private static final long SHORTEST_UNCOUNTED_STAY_NANOS = 1_000_000_000L;

    /** Time without a packet after which an interface counts as silent, in nanoseconds. */
    private static final long SILENT_NANOS = 500_000_000L;

    /** Time for which packets are dropped if the counters of the selected interface are unknown, in nanoseconds. */
    private static final long DROPPED_NANOS = 10_000_000_000L;

    /** Maximum ratio of the packets on the selected interface to those on another interface that carries the source. */
    private static final long FAR_MORE = 2;

    /** Time for which an earlier arrival on another interface is remembered, in nanoseconds. */
    private static final long REMEMBERED_NANOS = 30_000_000_000L;

    private final Topology topology;

    ArrivalRule(Topology topology) {
        this.topology = topology;
    }

    /**
     * Returns the flow state after the arrival of a packet.
     *
     * @param known state so far, or null for a new source
     */
    Flow next(@Nullable Flow known, Arrival arrival) {
        long now = arrival.nowNanos();
        int vif = arrival.vif();
        ForwardingInterface present =
                known == null ? null : topology.withVif(known.vif()).orElse(null);
        if (known == null || present == null) {
            return Flow.first(vif, now);
        }
        if (known.vif() == vif) {
            return known.again(now);
        }
        if (!arrival.isAdmitted()) {
            return known.rejecting(vif, arrival.counts(), now);
        }
        if (!present.admits(arrival.source())) {
            return Flow.first(vif, now).rejecting(present.vif(), Optional.empty(), now);
        }
        Optional<OtherVif> other = known.other(vif).filter(last -> last.heardNanos() > now - REMEMBERED_NANOS);
        if (other.isEmpty()) {
            return known.moved(vif, now);
        }
        return other.get().dropped() ? dropped(known, other.get(), arrival) : left(known, other.get(), arrival);
    }

    /**
     * Handles a packet on a VIF whose packets are dropped. The VIF becomes the input once the present one is silent, or
     * if it has delivered far fewer packets than the present one.
     */
    private static Flow dropped(Flow known, OtherVif other, Arrival arrival) {
        long now = arrival.nowNanos();
        Flow rejecting = known.rejecting(arrival.vif(), arrival.counts(), now);
        Flow moved = known.moved(arrival.vif(), now);
        if (arrival.counts().isEmpty() || other.counts().isEmpty()) {
            return other.sinceNanos() > now - DROPPED_NANOS ? rejecting : moved;
        }
        PacketCounts more = arrival.counts().get().since(other.counts().get());
        if (more.accepted() == 0) {
            return other.heardNanos() > now - SILENT_NANOS ? known : moved;
        }
        return more.accepted() > FAR_MORE * more.elsewhere() ? moved : rejecting;
    }

    /** Handles a packet on an interface that the source had left. */
    private Flow left(Flow known, OtherVif other, Arrival arrival) {
        long now = arrival.nowNanos();
        Optional<PacketCounts> counts = arrival.counts();
        long shortest = counts.isPresent() ? SHORTEST_STAY_NANOS : SHORTEST_UNCOUNTED_STAY_NANOS;
        boolean silent = counts.isPresent() && counts.get().accepted() == 0;
        return silent || other.sinceNanos() > now - shortest
                ? chosen(known, other.sinceNanos(), arrival)
                : known.moved(arrival.vif(), now);
    }

    /**
     * Selects among all interfaces that carry the source: those selected since the source left this one, and this one.
     */
    private Flow chosen(Flow known, long leftNanos, Arrival arrival) {
        long now = arrival.nowNanos();
        List<Integer> between = known.others().stream()
                .filter(other -> !other.dropped() && other.sinceNanos() >= leftNanos && other.vif() != arrival.vif())
                .map(OtherVif::vif)
                .toList();
        List<Integer> all = Stream.of(List.of(arrival.vif(), known.vif()), between)
                .flatMap(List::stream)
                .toList();
        int best = closest(all, arrival.source());
        Flow next = best == known.vif() ? known : known.moved(best, now);
        Optional<PacketCounts> counts = best == known.vif() ? arrival.counts() : Optional.of(PacketCounts.NONE);
        for (int vif : all) {
            next = vif == best ? next : next.rejecting(vif, counts, now);
        }
        return next;
    }

    /** Returns the first of the VIFs that are closest to a source. */
    private int closest(List<Integer> vifs, Ipv4Address source) {
        int best = vifs.get(0);
        for (int vif : vifs) {
            best = closeness(vif, source) > closeness(best, source) ? vif : best;
        }
        return best;
    }

    private int closeness(int vif, Ipv4Address source) {
        return topology.withVif(vif)
                .map(candidate -> candidate.closeness(source))
                .orElse(-1);
    }
}
