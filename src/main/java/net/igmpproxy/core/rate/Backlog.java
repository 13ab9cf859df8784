package net.igmpproxy.core.rate;

import net.igmpproxy.core.timer.DeadlineQueue;

/** The time for which packets have waited because the loop was busy with those before them. */
public final class Backlog {
    private long endedNanos;
    private long began = DeadlineQueue.NEVER;

    /**
     * Notes whether packets are left unread after the loop has read for as long as it may in a turn.
     *
     * @param now nanoseconds of the engine's clock
     */
    public void note(boolean waiting, long now) {
        endedNanos = nanos(now);
        began = waiting ? now : DeadlineQueue.NEVER;
    }

    /** Returns the sum of the nanoseconds for which packets have waited until now. */
    public long nanos(long now) {
        return began == DeadlineQueue.NEVER ? endedNanos : endedNanos + now - began;
    }
}
