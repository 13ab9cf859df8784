package net.igmpproxy.core.engine.finding;

import java.time.Duration;
import net.igmpproxy.core.engine.finding.Finding.Occurrences;

/**
 * Something that has happened, maybe more than once. What has not happened again for ten minutes is over: long enough to be found by
 * somebody who is called for it; it is in the log as well.
 *
 * @param count how often
 * @param since the moment of the first time, in nanoseconds
 * @param at    the moment of the last time, in nanoseconds
 */
public record Recurrence(long count, long since, long at) {
    private static final long KEPT_NANOS = Duration.ofMinutes(10).toNanos();

    /** It happens for the first time, so many times at once. */
    public static Recurrence first(long times, long now) {
        return new Recurrence(times, now, now);
    }

    /** It happens again. */
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
