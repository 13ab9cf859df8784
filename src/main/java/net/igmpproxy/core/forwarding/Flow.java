package net.igmpproxy.core.forwarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import net.igmpproxy.core.forwarding.mfc.VifTtls;

/**
 * A source that was seen to send to a group, because the kernel asked what to do with its packets.
 *
 * @param vif       the VIF the packets come in on
 * @param counter   what the counter of the kernel's entry said last
 * @param packets   how many packets have been counted since the first one, whatever entries counted them
 * @param firstSeen when the kernel first asked, in nanoseconds
 * @param lastSeen  when a packet was last known to come in on that VIF, in nanoseconds: the kernel asked, or its counter was
 *                  seen to have grown
 * @param others    other VIFs where packets of the source came in lately, each once: less than {@link VifTtls#MAX_VIFS}
 */
public record Flow(int vif, long counter, long packets, long firstSeen, long lastSeen, List<OtherVif> others) {
    public Flow {
        others = List.copyOf(others);
    }

    /** A flow whose packets come in on one VIF only. */
    public Flow(int vif, long counter, long packets, long firstSeen, long lastSeen) {
        this(vif, counter, packets, firstSeen, lastSeen, List.of());
    }

    static Flow first(int vif, long now) {
        return new Flow(vif, 0, 0, now, now);
    }

    /** The kernel asks once more: it has no entry, and the counter of the next one starts at 0. */
    Flow again(long now) {
        return new Flow(vif, 0, packets, firstSeen, now, others);
    }

    /** The packets come in on another VIF from now on: the entry is a new one, and its counters start at 0. */
    Flow moved(int nextVif, long now) {
        List<OtherVif> next = without(nextVif);
        next.replaceAll(OtherVif::ofNewEntry);
        next.add(OtherVif.left(vif, now));
        return new Flow(nextVif, 0, packets, firstSeen, now, next);
    }

    /**
     * The packets come in on the present VIF; those that come in on another one are dropped. They do not keep the flow alive.
     *
     * @param counts counters of the present entry, or empty if they are not known
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

    /** Another VIF, if packets came in there lately. */
    Optional<OtherVif> other(int otherVif) {
        return others.stream().filter(other -> other.vif() == otherVif).findFirst();
    }

    /** Forgets other VIFs that are not in use any more. */
    Flow keeping(IntPredicate vifsInUse) {
        return others.stream().allMatch(other -> vifsInUse.test(other.vif()))
                ? this
                : withOthers(others.stream()
                        .filter(other -> vifsInUse.test(other.vif()))
                        .toList());
    }

    /** Whether packets of the source come in on another VIF as well, and are dropped there. */
    boolean isRejectedElsewhere() {
        return others.stream().anyMatch(OtherVif::dropped);
    }

    /** Forgets other VIFs on which no packet is known to have come in since a moment. */
    Flow forgetting(long sinceNanos) {
        return others.stream().allMatch(other -> other.heardNanos() > sinceNanos)
                ? this
                : withOthers(others.stream()
                        .filter(other -> other.heardNanos() > sinceNanos)
                        .toList());
    }

    /** The counter of the kernel's entry is read. One that has gone back has started anew. */
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
