package net.igmpproxy.simulation;

import java.io.PrintStream;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.invariants.Invariants;
import net.igmpproxy.simulation.world.Workload;
import net.igmpproxy.simulation.world.World;
import net.igmpproxy.simulation.world.Worlds;
import org.jspecify.annotations.Nullable;

/** Runs one simulated network from start to end. */
final class Simulation {
    /** Time in nanoseconds after which no membership report is still valid and idle flows are removed. */
    private static final long SILENCE = 1500 * Time.SECOND;

    /** Interval, in seeds, of the runs that check all invariants after every event. */
    private static final int THOROUGH = 20;

    private final long seed;
    private final World world;
    private final Workload workload;
    private final Invariants invariants;

    /** @param printer receives every trace line, or null */
    Simulation(long seed, @Nullable PrintStream printer) {
        this.seed = seed;
        this.world = Worlds.of(seed, printer);
        this.invariants = new Invariants(world, seed % THOROUGH == 0);
        this.workload = new Workload(world);
    }

    /**
     * Runs the simulation.
     *
     * @throws AssertionError if an invariant does not hold; the message contains the seed, the time and the last events
     */
    void run() {
        try {
            workload.start();
            pass(world.scenario().length());
            workload.end();
            pass(world.scenario().length() + SILENCE);
            invariants.checkEnd();
        } catch (AssertionError | RuntimeException fault) {
            throw new AssertionError(
                    "seed " + seed + ", at " + Time.text(world.now()) + ", " + fault + "\nreplay: mvn test"
                            + " -Dtest=SimulationTest -Dsimulation.seed=" + seed + "\n" + world.scenario() + "\n"
                            + world.proxy().settings() + "\nthe last events:\n"
                            + world.trace().last(),
                    fault);
        }
    }

    private void pass(long end) {
        while (world.queue().runNext(end)) {
            invariants.check();
        }
    }
}
