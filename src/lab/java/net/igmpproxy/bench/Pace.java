package net.igmpproxy.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Runs actions at a fixed rate from its creation on, and catches up after delays. */
final class Pace {
    private final long begin = System.nanoTime();
    private final int aSecond;
    private long done;

    Pace(int aSecond) {
        this.aSecond = aSecond;
    }

    /** Waits for the next time slot and runs the action. */
    void run(Runnable next) {
        long due = begin + TimeUnit.SECONDS.toNanos(1) * done / aSecond;
        while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
        next.run();
        done++;
    }
}
