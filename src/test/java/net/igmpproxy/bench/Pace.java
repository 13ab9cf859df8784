package net.igmpproxy.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Does things so many times a second, from its making on; what is late is made up for. */
final class Pace {
    private final long begin = System.nanoTime();
    private final int aSecond;
    private long done;

    Pace(int aSecond) {
        this.aSecond = aSecond;
    }

    /** Waits until it is time for the next, and does it. */
    void run(Runnable next) {
        long due = begin + TimeUnit.SECONDS.toNanos(1) * done / aSecond;
        while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
        next.run();
        done++;
    }
}
