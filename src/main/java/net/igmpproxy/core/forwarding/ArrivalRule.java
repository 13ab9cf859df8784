package net.igmpproxy.core.forwarding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Address;
import org.jspecify.annotations.Nullable;

/**
 * Decides on which interface the packets of a source are expected, when they come in on another one than before.
 *
 * <p>The newest arrival on an interface that admits the source wins, so that a source that moves is followed at its first
 * packet. If packets come in again on an interface that the source has left, and those that it has moved to have accepted
 * none since, or only for a moment, the source has not moved: all of them carry it. The one closest to the source keeps it,
 * or the former one if several are equally close. Packets of the others are dropped while it brings packets. An interface
 * that brings far fewer packets than the preferred one does not carry the source: a packet there is one of a move.
 */
final class ArrivalRule {
    /** The shortest stay on an interface that is a move. */
    private static final long SHORTEST_STAY_NANOS = 300_000_000L;

    /** The same if the kernel does not tell how many packets came in during the stay. */
    private static final long SHORTEST_UNCOUNTED_STAY_NANOS = 1_000_000_000L;

    /** The shortest time without a packet after which an interface has fallen silent. */
    private static final long SILENT_NANOS = 500_000_000L;

    /** How long packets are dropped if the kernel does not tell whether the preferred interface has fallen silent. */
    private static final long DROPPED_NANOS = 10_000_000_000L;

    /** An interface carries nothing if the preferred one has brought more than so many times as many packets meanwhile. */
    private static final long FAR_MORE = 2;

    /** How long it is remembered that packets came in on an interface. */
    private static final long REMEMBERED_NANOS = 30_000_000_000L;

    private final Topology topology;

    ArrivalRule(Topology topology) {
        this.topology = topology;
    }

    /**
     * The flow after a packet has come in.
     *
     * @param known the flow so far, or null if the source is new
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

    /** A packet has come in where packets are dropped: it is preferred once the present interface has fallen silent. */
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

    /** A packet has come in on an interface that the source had left. */
    private Flow left(Flow known, OtherVif other, Arrival arrival) {
        long now = arrival.nowNanos();
        Optional<PacketCounts> counts = arrival.counts();
        long shortest = counts.isPresent() ? SHORTEST_STAY_NANOS : SHORTEST_UNCOUNTED_STAY_NANOS;
        boolean silent = counts.isPresent() && counts.get().accepted() == 0;
        return silent || other.sinceNanos() > now - shortest
                ? chosen(known, other.sinceNanos(), arrival)
                : known.moved(arrival.vif(), now);
    }

    /** All interfaces that the source was expected on since it was last expected where the packet came in carry it. */
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

    /** The first of those that are closest to a source. */
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
