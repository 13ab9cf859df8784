package net.igmpproxy.core.config;

/**
 * The whole numbers that a key may be set to.
 *
 * @param min the smallest
 * @param max the largest
 */
public record NumberRange(int min, int max) {
    public boolean contains(int number) {
        return number >= min && number <= max;
    }

    /** Throws unless a number lies within. */
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
