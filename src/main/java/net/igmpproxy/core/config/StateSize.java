package net.igmpproxy.core.config;

/**
 * Upper bounds of the heap size of the protocol state, including the copy made for a handover. {@code StateSizeTest}
 * measures them for every kind of group, source, host and flow.
 */
public final class StateSize {
    /** Size of a group, without its sources and hosts. */
    private static final long GROUP_BYTES = 1_792;

    /** Size of one of {@code maxEntries}: a group, a source, a host of a group, or a source requested by a host. */
    private static final long ENTRY_BYTES = 320;

    /** Size of one of {@code maxFlows}: a flow in a group of its own, with its kernel entry. */
    private static final long FLOW_BYTES = 1_664;

    private StateSize() {}

    /**
     * Returns the size of the membership state in bytes.
     *
     * @param groups number of groups of all interfaces
     * @param entries number of groups, sources and hosts, as {@code maxEntries} counts them
     */
    public static long ofEntries(long groups, long entries) {
        return groups * GROUP_BYTES + entries * ENTRY_BYTES;
    }

    /** Returns the size of a number of flows in bytes. */
    public static long ofFlows(long flows) {
        return flows * FLOW_BYTES;
    }

    /** Returns the number of flows that fit into a number of bytes. */
    public static long flowsIn(long bytes) {
        return bytes / FLOW_BYTES;
    }

    /** Returns the number of entries that fit into a number of bytes, if there are few groups. */
    public static long entriesIn(long bytes) {
        return bytes / ENTRY_BYTES;
    }
}
