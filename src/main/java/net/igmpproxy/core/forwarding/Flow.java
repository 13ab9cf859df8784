package net.igmpproxy.core.forwarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import net.igmpproxy.core.forwarding.mfc.VifTtls;

/**
 * A flow (S,G) known from kernel upcalls.
 *
 * @param vif input VIF
 * @param counter last value read from the packet counter of the kernel entry
 * @param packets number of packets counted since the first upcall, by all entries together
 * @param firstSeen time of the first upcall, in nanoseconds
 * @param lastSeen time of the last upcall or observed counter increase for this VIF, in nanoseconds
 * @param others other VIFs on which packets of the source recently arrived, each once; fewer than
 *     {@link VifTtls#MAX_VIFS}
 */
public record Flow(int vif, long counter, long packets, long firstSeen, long lastSeen, List<OtherVif> others) {
    public Flow {
        others = List.copyOf(others);
    }

    /** Flow with a single input VIF. */
    public Flow(int vif, long counter, long packets, long firstSeen, long lastSeen) {
        this(vif, counter, packets, firstSeen, lastSeen, List.of());
    }

    static Flow first(int vif, long now) {
        return new Flow(vif, 0, 0, now, now);
    }

    /** Returns the flow after another no-cache upcall: the kernel has no entry, and the next one counts from 0. */
    Flow again(long now) {
        return new Flow(vif, 0, packets, firstSeen, now, others);
    }

    /** Returns the flow with another input VIF: its entry is a new one, and the counters start at 0. */
    Flow moved(int nextVif, long now) {
        List<OtherVif> next = without(nextVif);
        next.replaceAll(OtherVif::ofNewEntry);
        next.add(OtherVif.left(vif, now));
        return new Flow(nextVif, 0, packets, firstSeen, now, next);
    }

    /**
     * Returns the flow after a packet on another VIF that is dropped. Dropped packets do not keep a flow alive.
     *
     * @param counts counters of the present entry, or empty if unknown
     */
    Flow rejecting(int otherVif, Optional<PacketCounts> counts, long now) {
        OtherVif dropped = other(otherVif)
                .filter(OtherVif::dropped)
                .map(known -> known.droppedAgain(counts, now))
                .orElseGet(() -> OtherVif.dropped(otherVif, counts, now));
        List<OtherVif> next = without(otherVif);
        next.add(dropped);
        return withOthers(next);
    }

    /** Returns another VIF, if packets of the source recently arrived on it. */
    Optional<OtherVif> other(int otherVif) {
        return others.stream().filter(other -> other.vif() == otherVif).findFirst();
    }

    /** Returns the flow without the other VIFs that are no longer in use. */
    Flow keeping(IntPredicate vifsInUse) {
        return others.stream().allMatch(other -> vifsInUse.test(other.vif()))
                ? this
                : withOthers(others.stream()
                        .filter(other -> vifsInUse.test(other.vif()))
                        .toList());
    }

    /** Returns true if packets of the source also arrive on another VIF and are dropped there. */
    boolean isRejectedElsewhere() {
        return others.stream().anyMatch(OtherVif::dropped);
    }

    /**
     * Returns the flow without the other VIFs on which no packet has arrived after a point in time.
     *
     * @param sinceNanos that point in time, in nanoseconds
     */
    Flow forgetting(long sinceNanos) {
        return others.stream().allMatch(other -> other.heardNanos() > sinceNanos)
                ? this
                : withOthers(others.stream()
                        .filter(other -> other.heardNanos() > sinceNanos)
                        .toList());
    }

    /**
     * Returns the flow after a reading of the kernel's packet counter. A lower value means that the counter restarted
     * at 0.
     */
    Flow counted(long count, long now) {
        if (count == counter) {
            return this;
        }
        long more = count > counter ? count - counter : count;
        return new Flow(vif, count, packets + more, firstSeen, now, others);
    }

    private Flow withOthers(List<OtherVif> next) {
        return new Flow(vif, counter, packets, firstSeen, lastSeen, next);
    }

    private List<OtherVif> without(int otherVif) {
        List<OtherVif> next = new ArrayList<>(others);
        next.removeIf(other -> other.vif() == otherVif);
        return next;
    }
}
