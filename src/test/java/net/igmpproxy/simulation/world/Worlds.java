package net.igmpproxy.simulation.world;

import java.io.PrintStream;
import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.base.EventQueue;
import net.igmpproxy.simulation.base.Trace;
import org.jspecify.annotations.Nullable;

/** Factory of simulated networks. */
public final class Worlds {
    private Worlds() {}

    /**
     * Creates the network of a seed, at the start of its simulation.
     *
     * @param printer receives every trace line, or null
     */
    public static World of(long seed, @Nullable PrintStream printer) {
        EventQueue queue = new EventQueue();
        Dice dice = new Dice(seed);
        Trace trace = new Trace(queue, printer);
        return new World(new WorldPlan(dice), queue, dice, trace);
    }
}
