package net.igmpproxy.core.forwarding;

/**
 * Packet counters of an (S,G) kernel entry since it was added.
 *
 * @param accepted number of packets that arrived on the parent VIF
 * @param elsewhere number of packets that arrived on another VIF, which the kernel dropped
 */
public record PacketCounts(long accepted, long elsewhere) {
    /** Counters of a new entry. */
    public static final PacketCounts NONE = new PacketCounts(0, 0);

    /** Returns the increase since an earlier reading, or the full counts if the entry was added later. */
    PacketCounts since(PacketCounts earlier) {
        return accepted < earlier.accepted || elsewhere < earlier.elsewhere
                ? this
                : new PacketCounts(accepted - earlier.accepted, elsewhere - earlier.elsewhere);
    }
}
