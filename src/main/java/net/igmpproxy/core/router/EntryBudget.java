package net.igmpproxy.core.router;

import net.igmpproxy.core.config.StateSize;

/**
 * How many groups, sources and hosts all interfaces together may remember, and how many they do. Whoever takes one up or
 * lets it go says so.
 */
public final class EntryBudget {
    private int limit;
    private long heapBytes = Long.MAX_VALUE;
    private int used;
    private int groups;

    /**
     * @param limit records, 1 or more
     */
    public EntryBudget(int limit) {
        this.limit = limit;
    }

    /** The limit. */
    public int limit() {
        return limit;
    }

    /** Sets another limit; what is there already stays, even if it exceeds it. */
    public void setLimit(int records) {
        limit = records;
    }

    /** The heap that all records may take, in bytes; {@link Long#MAX_VALUE} without a limit. */
    public long heapBytes() {
        return heapBytes;
    }

    /** Limits the heap that all records may take; what is there already stays, even if it exceeds it. */
    public void setHeapBytes(long bytes) {
        heapBytes = bytes;
    }

    /** Returns true if there is room for so many more; what takes no room always has it. */
    boolean hasRoomFor(int more) {
        return more <= 0 || used + more <= limit;
    }

    /**
     * Returns true if the heap has room for so many more; what takes no room always has it.
     *
     * @param moreGroups how many of them are groups
     */
    boolean hasHeapFor(int moreGroups, int more) {
        return more <= 0 || StateSize.ofEntries((long) groups + moreGroups, (long) used + more) <= heapBytes;
    }

    /**
     * Counts a group that has changed.
     *
     * @param before its records before, 0 if it is new
     * @param after  its records now, 0 if it is gone
     */
    void change(int before, int after) {
        used += after - before;
        groups += Integer.signum(after) - Integer.signum(before);
    }
}
