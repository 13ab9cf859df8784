package net.igmpproxy.runtime.port;

/** A clock that never goes back, whatever happens to the time of day. */
@FunctionalInterface
public interface MonotonicClock {
    /** Nanoseconds since some moment at which it was made, 0 or more. */
    long nanos();

    /** The machine's clock, starting at 0 now. */
    static MonotonicClock system() {
        long origin = System.nanoTime();
        return () -> System.nanoTime() - origin;
    }
}
