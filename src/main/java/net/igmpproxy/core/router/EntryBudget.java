package net.igmpproxy.core.router;

/**
 * How many groups, sources and hosts all interfaces together may remember, and how many they do. Whoever takes one up or
 * lets it go says so.
 */
public final class EntryBudget {
    private int limit;
    private int used;

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

    /** Whether there is room for so many more; what takes no room always has it. */
    boolean hasRoomFor(int more) {
        return more <= 0 || used + more <= limit;
    }

    void change(int difference) {
        used += difference;
    }
}
