package net.igmpproxy.conformance;

import java.util.Random;

/** Random number generator with a constant value, so that each delay is the same fraction of its range. */
final class FixedRandom extends Random {
    private static final long serialVersionUID = 1L;

    private final double value;

    /** @param value the constant value, from 0 up to but excluding 1 */
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
