package net.igmpproxy.core.config;

/**
 * Range of an integer key.
 *
 * @param min smallest number, inclusive
 * @param max largest number, inclusive
 */
public record NumberRange(int min, int max) {
    public boolean contains(int number) {
        return number >= min && number <= max;
    }

    /**
     * Checks that a number is in the range.
     *
     * @throws IllegalArgumentException if the number is outside the range
     */
    void require(String name, int number) {
        if (!contains(number)) {
            throw new IllegalArgumentException(name + " must be from " + this + ", not " + number);
        }
    }

    @Override
    public String toString() {
        return min + " to " + max;
    }
}
