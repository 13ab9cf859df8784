package net.igmpproxy.simulation;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests the engine in simulated networks. System properties: {@code simulation.seeds} is the number of networks,
 * {@code simulation.first-seed} the first seed. {@code simulation.seed} runs a single seed and prints its trace.
 */
class SimulationTest {
    private static final int DEFAULT_SEEDS = 200;

    /** Number of seeds per dynamic test. */
    private static final int BLOCK = 25;

    @TestFactory
    Stream<DynamicTest> invariantsHoldAfterEveryEvent() {
        Long single = Long.getLong("simulation.seed");
        if (single != null) {
            return Stream.of(DynamicTest.dynamicTest("seed " + single, () -> new Simulation(single, System.out).run()));
        }
        long first = Long.getLong("simulation.first-seed", 1);
        long end = first + Long.getLong("simulation.seeds", DEFAULT_SEEDS);
        return LongStream.iterate(first, begin -> begin < end, begin -> begin + BLOCK)
                .mapToObj(begin -> block(begin, Math.min(begin + BLOCK, end)));
    }

    private static DynamicTest block(long begin, long end) {
        return DynamicTest.dynamicTest("seeds " + begin + " to " + (end - 1), () -> run(begin, end));
    }

    private static void run(long begin, long end) {
        List<AssertionError> failures = LongStream.range(begin, end)
                .parallel()
                .mapToObj(SimulationTest::failure)
                .flatMap(Optional::stream)
                .toList();
        if (!failures.isEmpty()) {
            AssertionError first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private static Optional<AssertionError> failure(long seed) {
        try {
            new Simulation(seed, null).run();
            return Optional.empty();
        } catch (AssertionError failure) {
            return Optional.of(failure);
        }
    }
}
