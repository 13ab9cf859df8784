package net.igmpproxy.core.rate;

import net.igmpproxy.core.timer.DeadlineQueue;

/** Accumulated time during which packets waited because the loop was busy with earlier ones. */
public final class Backlog {
    private long endedNanos;
    private long began = DeadlineQueue.NEVER;

    /**
     * Records whether packets remain unread at the end of the read limit of a turn.
     *
     * @param now time of the engine's clock, in nanoseconds
     */
    public void note(boolean waiting, long now) {
        endedNanos = nanos(now);
        began = waiting ? now : DeadlineQueue.NEVER;
    }

    /** Returns the total waiting time so far, in nanoseconds. */
    public long nanos(long now) {
        return began == DeadlineQueue.NEVER ? endedNanos : endedNanos + now - began;
    }
}
