package net.igmpproxy.core.forwarding;

/**
 * A source that was seen to send to a group, because the kernel asked what to do with its packets.
 *
 * @param vif       the VIF the packets come in on
 * @param counter   what the counter of the kernel's entry said last
 * @param packets   how many packets have been counted since the first one, whatever entries counted them
 * @param firstSeen when the kernel first asked, in nanoseconds
 * @param lastSeen  when a packet was last known of, in nanoseconds: the kernel asked, or its counter was seen to have grown
 */
public record Flow(int vif, long counter, long packets, long firstSeen, long lastSeen) {
    static Flow first(int vif, long now) {
        return new Flow(vif, 0, 0, now, now);
    }

    /** The kernel asks once more: it has no entry, and the counter of the next one starts at 0. */
    Flow again(long now) {
        return new Flow(vif, 0, packets, firstSeen, now);
    }

    /** The counter of the kernel's entry is read. One that has gone back has started anew. */
    Flow counted(long count, long now) {
        if (count == counter) {
            return this;
        }
        long more = count > counter ? count - counter : count;
        return new Flow(vif, count, packets + more, firstSeen, now);
    }
}
