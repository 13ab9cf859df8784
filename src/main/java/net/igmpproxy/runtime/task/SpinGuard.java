package net.igmpproxy.runtime.task;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Has the loop pause when it turns again and again with nothing to do, since a fault has the poller or a deadline call it: a thread with
 * real-time priority would otherwise take all of a processor for good, unseen by whoever asks whether the loop turns.
 */
public final class SpinGuard {
    /** Large changes come into force in slices, of which each takes a turn: they are fewer. */
    private static final int MOST_IDLE_TURNS = 10_000;

    private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

    private final Runnable fault;
    private int idleTurns;

    /**
     * @param fault called once in each such series of turns
     */
    public SpinGuard(Runnable fault) {
        this.fault = fault;
    }

    /**
     * Notes a turn, and pauses if there were too many in succession that neither waited nor were given anything.
     *
     * @param idle whether the turn was such a one
     */
    public void note(boolean idle) {
        idleTurns = idle ? Math.min(idleTurns + 1, MOST_IDLE_TURNS + 1) : 0;
        if (idleTurns == MOST_IDLE_TURNS) {
            fault.run();
        }
        if (idleTurns >= MOST_IDLE_TURNS) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
