package net.igmpproxy.core.engine.finding;

import java.time.Duration;
import net.igmpproxy.core.engine.finding.Finding.Occurrences;

/**
 * Recurring event. It expires ten minutes after its last occurrence, which leaves an operator time to see it; the log
 * keeps it.
 *
 * @param count number of occurrences
 * @param since time of the first occurrence, in nanoseconds
 * @param at    time of the last occurrence, in nanoseconds
 */
public record Recurrence(long count, long since, long at) {
    private static final long KEPT_NANOS = Duration.ofMinutes(10).toNanos();

    /** Creates an event with its first occurrences. */
    public static Recurrence first(long times, long now) {
        return new Recurrence(times, now, now);
    }

    /** Adds occurrences. */
    public Recurrence again(long times, long now) {
        return new Recurrence(count + times, since, now);
    }

    public boolean isOver(long now) {
        return at + KEPT_NANOS <= now;
    }

    public Occurrences occurrences(long now) {
        return new Occurrences(count, Duration.ofNanos(now - since), Duration.ofNanos(now - at));
    }
}
