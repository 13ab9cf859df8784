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
 * Detects flows whose packets no longer arrive on the expected VIF but on another one, where they are dropped. The
 * kernel reports dropped packets of an entry once in 3 s ({@code MFC_ASSERT_THRESH}). Between reports the proxy reads
 * the counters of the entry.
 *
 * <p>A flow is silent if at least two readings found additional packets on other VIFs and none on the expected VIF in
 * between. A single reading may fall between two copies of the same packet.
 *
 * <p>If no VIF is known that admits the source, the entry is renewed a limited number of times. Each renewal makes the
 * kernel report more packets. Otherwise forged packets on another link could use up all its reports.
 */
final class SilenceWatch {
    static final long INTERVAL_NANOS = 250_000_000L;

    /** Time without a kernel report after which a VIF counts as idle, in nanoseconds. */
    private static final long REPORTED_NANOS = 3_500_000_000L;

    private static final int READINGS = 2;

    /** Maximum number of renewals of an entry until packets arrive on the expected VIF again. */
    private static final int MOST_RENEWALS = 64;

    /** Rate limit and burst of counter readings, per second. */
    private static final int MOST_READINGS = 1000;

    /** Watched flows, ascending by the time of their next reading. */
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
     * Starts or refreshes the watch of a flow after packets of it were dropped.
     *
     * @param vif VIF on which the packets arrived, or empty if the VIF does not admit the source
     * @param counts counters of the flow's entry, or empty if unknown
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

    /** Stops the watch of a flow: its packets arrive on the expected VIF. */
    void stop(FlowTable.Key flow) {
        flows.remove(flow);
    }

    /** Removes and returns the flows whose counters are due for reading. */
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

    /** Handles a reading of the counters of a flow's entry; returns true if the flow is silent on the expected VIF. */
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

    /** Returns the unexpected VIF on which packets of a flow arrive, if one is known that admits the source. */
    OptionalInt vif(FlowTable.Key flow) {
        Watched watched = flows.get(flow);
        return watched == null ? OptionalInt.empty() : watched.vif;
    }

    /** Returns true if the entry of a silent flow must be renewed, and counts the renewal. */
    boolean takeRenewal(FlowTable.Key flow) {
        Watched watched = flows.get(flow);
        if (watched == null || watched.growths < READINGS || watched.renewals >= MOST_RENEWALS) {
            return false;
        }
        watched.renewals++;
        watched.counts = PacketCounts.NONE;
        return true;
    }

    /** Returns the time of the next reading in nanoseconds, or {@link DeadlineQueue#NEVER}. */
    long nextDeadline(long nowNanos) {
        return flows.isEmpty()
                ? DeadlineQueue.NEVER
                : Math.max(flows.values().iterator().next().dueNanos, readings.next(nowNanos));
    }
}
