package net.igmpproxy.core.router;

import net.igmpproxy.core.config.StateSize;

/**
 * Limit on the number of groups, sources and hosts of all interfaces together. Each of them is one record. The group
 * table of each interface reports every change with {@code change}.
 */
public final class EntryBudget {
    private int limit;
    private long heapBytes = Long.MAX_VALUE;
    private int used;
    private int groups;

    /**
     * Creates an empty budget without a heap limit.
     *
     * @param limit maximum number of records, 1 or more
     */
    public EntryBudget(int limit) {
        this.limit = limit;
    }

    /** The maximum number of records. */
    public int limit() {
        return limit;
    }

    /** Sets the maximum number of records. Existing records stay, even if they exceed it. */
    public void setLimit(int records) {
        limit = records;
    }

    /** The maximum heap for all records, in bytes; {@link Long#MAX_VALUE} without a limit. */
    public long heapBytes() {
        return heapBytes;
    }

    /** Sets the maximum heap for all records, in bytes. Existing records stay, even if they exceed it. */
    public void setHeapBytes(long bytes) {
        heapBytes = bytes;
    }

    /** Returns true if {@code more} records fit; always true for 0 or less. */
    boolean hasRoomFor(int more) {
        return more <= 0 || used + more <= limit;
    }

    /**
     * Returns true if the heap has room for {@code more} records; always true for 0 or less.
     *
     * @param moreGroups number of new groups among these records
     */
    boolean hasHeapFor(int moreGroups, int more) {
        return more <= 0 || StateSize.ofEntries((long) groups + moreGroups, (long) used + more) <= heapBytes;
    }

    /**
     * Updates the totals after a change of one group.
     *
     * @param before number of records before the change, 0 for a new group
     * @param after  number of records after the change, 0 for a removed group
     */
    void change(int before, int after) {
        used += after - before;
        groups += Integer.signum(after) - Integer.signum(before);
    }
}
