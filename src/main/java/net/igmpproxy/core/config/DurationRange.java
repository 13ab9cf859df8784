package net.igmpproxy.core.config;

import java.time.Duration;

/**
 * Range of a timer, in whole milliseconds.
 *
 * @param min shortest duration, inclusive
 * @param max longest duration, inclusive
 */
public record DurationRange(Duration min, Duration max) {
    public boolean contains(Duration duration) {
        return duration.compareTo(min) >= 0
                && duration.compareTo(max) <= 0
                && duration.equals(Duration.ofMillis(duration.toMillis()));
    }

    /**
     * Checks that a duration is in the range.
     *
     * @throws IllegalArgumentException if the duration is outside the range or finer than a millisecond
     */
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
