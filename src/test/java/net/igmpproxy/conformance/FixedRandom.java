package net.igmpproxy.conformance;

import java.util.Random;

/** A random number generator that always says the same, so that every delay is the same part of its range. */
final class FixedRandom extends Random {
    private static final long serialVersionUID = 1L;

    private final double value;

    /** @param value 0 or more, below 1 */
    FixedRandom(double value) {
        super(0);
        this.value = value;
    }

    @Override
    public double nextDouble() {
        return value;
    }

    @Override
    protected int next(int bits) {
        throw new UnsupportedOperationException("delays are drawn by nextDouble");
    }
}
