package net.igmpproxy.core.forwarding;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.timer.TokenBucket;
import org.jspecify.annotations.Nullable;

/**
 * Finds flows whose packets no longer come in where they are expected, but elsewhere, where they are dropped. The kernel
 * reports dropped packets of an entry once in 3 s ({@code MFC_ASSERT_THRESH}); in between the counters of the entry are read.
 *
 * <p>A flow has fallen silent if two readings in succession, or more, have found further packets elsewhere and none where they
 * are expected. A single one may fall between two copies of the same packet.
 *
 * <p>If only links are known that do not admit the source, its entry is renewed some times, so that the kernel reports more
 * packets: forged ones of another link would take all its reports.
 */
final class SilenceWatch {
    static final long INTERVAL_NANOS = 250_000_000L;

    /** A link from which the kernel reports nothing for longer brings no packets. */
    private static final long REPORTED_NANOS = 3_500_000_000L;

    private static final int READINGS = 2;

    /** How often an entry is renewed until packets come in again where they are expected. */
    private static final int MOST_RENEWALS = 64;

    /** How many counters are read in a second, and at once. */
    private static final int MOST_READINGS = 1000;

    /** By flow, ascending by the moment at which the counters are to be read. */
    private final Map<FlowTable.Key, Watched> flows = new LinkedHashMap<>();

    private final TokenBucket readings = new TokenBucket(MOST_READINGS, MOST_READINGS, 0);

    private static final class Watched {
        private OptionalInt vif = OptionalInt.empty();
        private long heardNanos;
        private int renewals;
        private long dueNanos;
        private @Nullable PacketCounts counts;
        private int growths;
    }

    /**
     * Packets of a flow were dropped.
     *
     * @param vif    the VIF that they came in on, or empty if that does not admit the source
     * @param counts counters of the flow's entry, or empty if they are not known
     */
    void start(FlowTable.Key flow, OptionalInt vif, Optional<PacketCounts> counts, long nowNanos) {
        Watched watched = flows.get(flow);
        if (watched == null) {
            watched = new Watched();
            watched.counts = counts.orElse(null);
            watched.dueNanos = nowNanos + INTERVAL_NANOS;
            flows.put(flow, watched);
        }
        watched.vif = vif.isPresent() ? vif : watched.vif;
        watched.heardNanos = nowNanos;
    }

    /** The packets of a flow are expected where they come in. */
    void stop(FlowTable.Key flow) {
        flows.remove(flow);
    }

    /** Takes the flows whose counters are to be read now. */
    List<FlowTable.Key> takeDue(long nowNanos) {
        List<FlowTable.Key> due = new ArrayList<>();
        for (Iterator<Map.Entry<FlowTable.Key, Watched>> all = flows.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<FlowTable.Key, Watched> next = all.next();
            if (next.getValue().dueNanos > nowNanos || !readings.take(nowNanos)) {
                break;
            }
            due.add(next.getKey());
        }
        due.forEach(flow -> putOff(flow, nowNanos));
        due.removeIf(flow -> !flows.containsKey(flow));
        return due;
    }

    private void putOff(FlowTable.Key flow, long nowNanos) {
        Watched watched = flows.remove(flow);
        if (watched != null && watched.heardNanos > nowNanos - REPORTED_NANOS) {
            watched.dueNanos = nowNanos + INTERVAL_NANOS;
            flows.put(flow, watched);
        }
    }

    /** Takes notice of the counters of a flow's entry; returns whether the flow has fallen silent where it is expected. */
    boolean onRead(FlowTable.Key flow, PacketCounts counts) {
        Watched watched = flows.get(flow);
        if (watched == null) {
            return false;
        }
        PacketCounts before = watched.counts;
        watched.counts = counts;
        if (before == null || before.accepted() != counts.accepted() || before.elsewhere() > counts.elsewhere()) {
            watched.growths = 0;
            watched.renewals = 0;
        } else if (counts.elsewhere() > before.elsewhere()) {
            watched.growths++;
        }
        return watched.growths >= READINGS;
    }

    /** The VIF that packets of a flow come in on although they are not expected there, if one is known that admits them. */
    OptionalInt vif(FlowTable.Key flow) {
        Watched watched = flows.get(flow);
        return watched == null ? OptionalInt.empty() : watched.vif;
    }

    /** Whether the entry of a flow that has fallen silent is to be renewed, which counts as done. */
    boolean takeRenewal(FlowTable.Key flow) {
        Watched watched = flows.get(flow);
        if (watched == null || watched.growths < READINGS || watched.renewals >= MOST_RENEWALS) {
            return false;
        }
        watched.renewals++;
        watched.counts = PacketCounts.NONE;
        return true;
    }

    /** When counters are to be read, or {@link DeadlineQueue#NEVER}. */
    long nextDeadline(long nowNanos) {
        return flows.isEmpty()
                ? DeadlineQueue.NEVER
                : Math.max(flows.values().iterator().next().dueNanos, readings.next(nowNanos));
    }
}
