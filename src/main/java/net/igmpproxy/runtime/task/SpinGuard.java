package net.igmpproxy.runtime.task;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Guard against a busy loop caused by a faulty poller or deadline. After many consecutive idle turns the loop pauses in
 * each turn. Otherwise a thread with real-time priority would occupy a processor, while checks of the loop would still
 * succeed.
 */
public final class SpinGuard {
    /** Limit of idle turns. Large changes come into force in slices of one turn each, and take fewer turns. */
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
     * Records a turn, and pauses after too many consecutive idle turns.
     *
     * @param idle true if the turn neither waited nor had inputs or outputs
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
