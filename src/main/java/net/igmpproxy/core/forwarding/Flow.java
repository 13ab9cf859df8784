package net.igmpproxy.core.forwarding;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A source that was seen to send to a group, because the kernel asked what to do with its packets.
 *
 * @param vif       the VIF the packets come in on
 * @param counter   what the counter of the kernel's entry said last
 * @param packets   how many packets have been counted since the first one, whatever entries counted them
 * @param firstSeen when the kernel first asked, in nanoseconds
 * @param lastSeen  when a packet was last known of, in nanoseconds: the kernel asked, or its counter was seen to have grown
 * @param elsewhere where else packets of the source came in lately, or null
 */
public record Flow(
        int vif,
        long counter,
        long packets,
        long firstSeen,
        long lastSeen,
        @Nullable Elsewhere elsewhere) {
    /**
     * Another VIF than that of the flow where packets of the same source came in.
     *
     * @param vif        the VIF
     * @param sinceNanos since when it is not, or is no longer, the VIF of the flow
     * @param dropped    true if the packets that come in there are dropped for that reason; false if the flow has moved away
     */
    public record Elsewhere(int vif, long sinceNanos, boolean dropped) {}

    /** A flow whose packets come in on one VIF only. */
    public Flow(int vif, long counter, long packets, long firstSeen, long lastSeen) {
        this(vif, counter, packets, firstSeen, lastSeen, null);
    }

    static Flow first(int vif, long now) {
        return new Flow(vif, 0, 0, now, now);
    }

    /** The kernel asks once more: it has no entry, and the counter of the next one starts at 0. */
    Flow again(long now) {
        return new Flow(vif, 0, packets, firstSeen, now, elsewhere);
    }

    /** The packets come in on another VIF from now on. */
    Flow moved(int nextVif, long now) {
        return new Flow(nextVif, 0, packets, firstSeen, now, new Elsewhere(vif, now, false));
    }

    /** The packets come in on the present VIF; those that come in on another one are dropped. */
    Flow rejecting(int otherVif, long now) {
        Elsewhere known = elsewhere;
        boolean same = known != null && known.dropped() && known.vif() == otherVif;
        return new Flow(vif, counter, packets, firstSeen, now, same ? known : new Elsewhere(otherVif, now, true));
    }

    /** Whether packets of the source come in on one of some VIFs, dropped there or not. */
    boolean isHeardOn(Set<Integer> vifs) {
        return vifs.contains(vif) || (elsewhere != null && elsewhere.dropped() && vifs.contains(elsewhere.vif()));
    }

    /** Whether packets of the source come in on another VIF as well, and are dropped there. */
    boolean isRejectedElsewhere() {
        return elsewhere != null && elsewhere.dropped();
    }

    /** Whether the flow has moved away from a VIF, or rejects what comes in there, since a moment or later. */
    boolean hasElsewhere(int otherVif, boolean dropped, long sinceNanos) {
        return elsewhere != null
                && elsewhere.vif() == otherVif
                && elsewhere.dropped() == dropped
                && elsewhere.sinceNanos() > sinceNanos;
    }

    /** The counter of the kernel's entry is read. One that has gone back has started anew. */
    Flow counted(long count, long now) {
        if (count == counter) {
            return this;
        }
        long more = count > counter ? count - counter : count;
        return new Flow(vif, count, packets + more, firstSeen, now, elsewhere);
    }
}
