package net.igmpproxy.simulation.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The one source of chance in a simulation. */
public final class Dice {
    private final Random random;

    /** Dice that fall the same way for the same seed. */
    public Dice(long seed) {
        // Neighbouring seeds make a Random begin alike; this spreads them.
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /** For the engine, which takes its delays from here. */
    public Random random() {
        return random;
    }

    /** Whether something happens that has this probability. */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A number between two, both included. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** A time between two. */
    public long time(long least, long most) {
        return least + (long) (random.nextDouble() * (most - least));
    }

    /** The time to the next of events that happen at random, this long apart on average. */
    public long untilNext(long mean) {
        return (long) (-Math.log(1 - random.nextDouble()) * mean);
    }

    /** One of several. */
    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Some of several, so many at most, perhaps none. */
    public <T> List<T> some(List<T> from, int most) {
        List<T> left = new ArrayList<>(from);
        List<T> some = new ArrayList<>();
        for (int wanted = between(0, Math.min(most, left.size())); wanted > 0; wanted--) {
            some.add(left.remove(random.nextInt(left.size())));
        }
        return some;
    }
}
