package net.igmpproxy.runtime.port;

/** Monotonic clock, independent of the wall clock. */
@FunctionalInterface
public interface MonotonicClock {
    /** Returns nanoseconds since the creation of the clock, 0 or more. */
    long nanos();

    /** Creates a clock of the machine, starting at 0. */
    static MonotonicClock system() {
        long origin = System.nanoTime();
        return () -> System.nanoTime() - origin;
    }
}
