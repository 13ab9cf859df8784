package net.igmpproxy.simulation.world;

import java.io.PrintStream;
import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.base.EventQueue;
import net.igmpproxy.simulation.base.Trace;
import org.jspecify.annotations.Nullable;

/** Makes worlds. */
public final class Worlds {
    private Worlds() {}

    /**
     * The world of a seed, in which nothing has happened yet.
     *
     * @param printer where everything that happens is printed, or null
     */
    public static World of(long seed, @Nullable PrintStream printer) {
        EventQueue queue = new EventQueue();
        Dice dice = new Dice(seed);
        Trace trace = new Trace(queue, printer);
        return new World(new WorldPlan(dice), queue, dice, trace);
    }
}
