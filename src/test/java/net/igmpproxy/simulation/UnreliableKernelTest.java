package net.igmpproxy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.proxy.KernelFaults;
import net.igmpproxy.simulation.world.Workload;
import net.igmpproxy.simulation.world.World;
import net.igmpproxy.simulation.world.Worlds;
import org.junit.jupiter.api.Test;

/**
 * Tests the engine on a kernel that refuses calls and whose tables another program changes. When both stop, the kernel
 * state matches the engine within the maximum retry interval.
 */
class UnreliableKernelTest {
    private static final long SEEDS = Long.getLong("simulation.kernel-seeds", 60);
    private static final long LONGEST_INTERVAL = 30 * Time.SECOND;

    /** Time for the change, its notification and the following turn, in nanoseconds. */
    private static final long REPAIR = Time.SECOND;

    @Test
    void kernelBecomesWhatTheEngineWants() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            World world = Worlds.of(seed, null);
            double refusal = world.dice().pick(List.of(0.0, 0.02, 0.2));
            world.proxy().setFaults(Optional.of(new KernelFaults(world.dice(), refusal)));
            new Workload(world).start();
            disturbLater(world);
            pass(world, world.scenario().length());

            world.proxy().setFaults(Optional.empty());
            pass(world, world.now() + LONGEST_INTERVAL + REPAIR);
            finishTurn(world);

            requireAsWanted(seed, world);
        }
    }

    private static void disturbLater(World world) {
        world.queue().after(world.dice().untilNext(10 * Time.SECOND), () -> {
            world.proxy().disturbKernel();
            disturbLater(world);
        });
    }

    private static void pass(World world, long end) {
        boolean more = true;
        while (more) {
            more = world.queue().runNext(end);
            assertThat(world.proxy().hasOverslept()).isFalse();
        }
    }

    /** Runs the turn of inputs that are handled but have produced no output yet. */
    private static void finishTurn(World world) {
        while (world.proxy().isInTurn()) {
            world.queue().runNext(Long.MAX_VALUE);
        }
    }

    /**
     * Checks that each downstream interface has a second VIF with a higher number. The networks here have few
     * interfaces.
     */
    private static void requireArrivalVifs(long seed, Map<Integer, Integer> firsts, World world) {
        int upstream = world.proxy().port(World.UPSTREAM).index();
        Map<Integer, Integer> seconds = new TreeMap<>(world.proxy().kernel().allVifs());
        seconds.keySet().removeAll(firsts.keySet());
        firsts.forEach((vif, index) -> assertThat(seconds.entrySet().stream()
                        .filter(second ->
                                second.getKey() > vif && second.getValue().equals(index)))
                .as("seed %d, second VIFs of %d among %s", seed, vif, seconds)
                .hasSize(index == upstream ? 0 : 1));
    }

    private static void requireAsWanted(long seed, World world) {
        Map<Integer, Integer> vifs = new TreeMap<>();
        for (InterfaceStatus status : world.proxy().engine().interfaces(world.now())) {
            status.vif().ifPresent(vif -> {
                int index = status.link().map(Link::index).orElseThrow();
                vifs.put(vif, index);
                assertThat(world.proxy().port(status.name().value()).isRouterGroupsJoined())
                        .as("seed %d, router groups on %s", seed, status.name())
                        .isTrue();
            });
        }
        assertThat(world.proxy().kernel().allVifs()).as("seed %d, VIFs", seed).containsAllEntriesOf(vifs);
        requireArrivalVifs(seed, vifs, world);
        assertThat(new HashSet<>(world.proxy().kernel().entries()))
                .as("seed %d, entries", seed)
                .isEqualTo(new HashSet<>(world.proxy().engine().routes()));
    }
}
