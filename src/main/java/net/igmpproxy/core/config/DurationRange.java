package net.igmpproxy.core.config;

import java.time.Duration;

/**
 * The durations a timer may be set to, in whole milliseconds.
 *
 * @param min the shortest
 * @param max the longest
 */
public record DurationRange(Duration min, Duration max) {
    public boolean contains(Duration duration) {
        return duration.compareTo(min) >= 0
                && duration.compareTo(max) <= 0
                && duration.equals(Duration.ofMillis(duration.toMillis()));
    }

    /** Throws unless a duration lies within. */
    void require(String name, Duration duration) {
        if (!contains(duration)) {
            throw new IllegalArgumentException(name + " must be from " + this + ", not " + duration);
        }
    }

    @Override
    public String toString() {
        return DurationText.format(min) + " to " + DurationText.format(max);
    }
}
