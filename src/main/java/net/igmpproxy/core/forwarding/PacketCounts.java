package net.igmpproxy.core.forwarding;

/**
 * Packets that the kernel's entry of one source has matched since it was added.
 *
 * @param accepted  those that came in on the parent VIF of the entry
 * @param elsewhere those that came in on another VIF, and were dropped
 */
public record PacketCounts(long accepted, long elsewhere) {
    /** Those of a new entry. */
    public static final PacketCounts NONE = new PacketCounts(0, 0);

    /** Those since an earlier reading, or since the entry was added if that was later. */
    PacketCounts since(PacketCounts earlier) {
        return accepted < earlier.accepted || elsewhere < earlier.elsewhere
                ? this
                : new PacketCounts(accepted - earlier.accepted, elsewhere - earlier.elsewhere);
    }
}
