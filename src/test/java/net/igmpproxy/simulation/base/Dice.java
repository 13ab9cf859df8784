package net.igmpproxy.simulation.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The only random number generator of a simulation. */
public final class Dice {
    private final Random random;

    /** Creates a generator that yields the same numbers for the same seed. */
    public Dice(long seed) {
        // Neighbouring seeds give Random similar first numbers; this factor spreads them.
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /** Returns the underlying generator, for the engine's delays. */
    public Random random() {
        return random;
    }

    /** Returns true with the given probability. */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Returns an integer in the closed range. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Returns a time in nanoseconds, from {@code least} up to but excluding {@code most}. */
    public long time(long least, long most) {
        return least + (long) (random.nextDouble() * (most - least));
    }

    /** Returns an exponentially distributed time with the given mean, in nanoseconds. */
    public long untilNext(long mean) {
        return (long) (-Math.log(1 - random.nextDouble()) * mean);
    }

    /** Returns a random element. */
    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Returns random distinct elements, from none up to {@code most}. */
    public <T> List<T> some(List<T> from, int most) {
        List<T> left = new ArrayList<>(from);
        List<T> some = new ArrayList<>();
        for (int wanted = between(0, Math.min(most, left.size())); wanted > 0; wanted--) {
            some.add(left.remove(random.nextInt(left.size())));
        }
        return some;
    }
}
