package net.igmpproxy.core.config;

/**
 * Heap that the state of the protocol takes at most, by what the limits count. The copy is included that a process makes of
 * its state when it hands over. Measured, for every kind of group, source, host and flow, by {@code StateSizeTest}.
 */
public final class StateSize {
    /** A group, without the sources and hosts that count as well. */
    private static final long GROUP_BYTES = 1_792;

    /** A group, a source, a host of a group, or a source that a host has named: one of {@code maxEntries}. */
    private static final long ENTRY_BYTES = 320;

    /** A source that sends to a group of its own, with its kernel entry: one of {@code maxFlows}. */
    private static final long FLOW_BYTES = 1_664;

    private StateSize() {}

    /**
     * Bytes of what is remembered of memberships.
     *
     * @param groups  groups of all interfaces
     * @param entries groups, sources and hosts, as {@code maxEntries} counts them
     */
    public static long ofEntries(long groups, long entries) {
        return groups * GROUP_BYTES + entries * ENTRY_BYTES;
    }

    /** Bytes of some flows. */
    public static long ofFlows(long flows) {
        return flows * FLOW_BYTES;
    }

    /** The flows that fit in some bytes. */
    public static long flowsIn(long bytes) {
        return bytes / FLOW_BYTES;
    }

    /** The entries that fit in some bytes, if there are few groups. */
    public static long entriesIn(long bytes) {
        return bytes / ENTRY_BYTES;
    }
}
