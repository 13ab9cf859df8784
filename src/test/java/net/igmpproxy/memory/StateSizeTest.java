package net.igmpproxy.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.util.function.Consumer;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.StateSize;
import net.igmpproxy.core.engine.event.EngineState;
import org.junit.jupiter.api.Test;

/** Compares the model of {@link StateSize} with the heap of an engine and a copy of its state. */
class StateSizeTest {
    private static final Ipv4Prefix ANY_SOURCE = Ipv4Prefix.of("0.0.0.0/0");
    private static final Ipv4Prefix SOME_SOURCES = Ipv4Prefix.of("11.0.0.0/8");

    /** Maximum number of bytes per record in the encoded snapshot, which exists in three arrays at once. */
    private static final long SNAPSHOT_BYTES = 64;

    /** Maximum ratio of model and measurement; a larger one would refuse valid configurations. */
    private static final long MOST_EXCESS = 4;

    private static final int COLLECTIONS = 3;

    @Test
    void coversGroupsOfOneHostWithWildcardEntries() {
        covers(ANY_SOURCE, engine -> engine.join(30_000, 1), StateSize.ofEntries(30_000, 60_000), 60_000);
    }

    @Test
    void coversGroupsOfOneHostWithoutEntries() {
        covers(SOME_SOURCES, engine -> engine.join(30_000, 1), StateSize.ofEntries(30_000, 60_000), 60_000);
    }

    @Test
    void coversGroupsOfIgmpVersion2() {
        covers(ANY_SOURCE, engine -> engine.joinWithVersion2(30_000), StateSize.ofEntries(30_000, 60_000), 60_000);
    }

    @Test
    void coversManyHostsOfAGroup() {
        covers(ANY_SOURCE, engine -> engine.join(100, 1_000), StateSize.ofEntries(100, 100_100), 100_100);
    }

    @Test
    void coversOneSourceOfEachGroup() {
        covers(SOME_SOURCES, engine -> engine.joinSources(20_000, 1), StateSize.ofEntries(20_000, 80_000), 80_000);
    }

    @Test
    void coversManySourcesOfAGroup() {
        covers(SOME_SOURCES, engine -> engine.joinSources(10, 5_000), StateSize.ofEntries(10, 100_020), 100_020);
    }

    @Test
    void coversFlowsOfOneGroupEach() {
        covers(SOME_SOURCES, engine -> engine.send(20_000, 20_000), StateSize.ofFlows(20_000), 20_000);
    }

    /** A group of this kind takes less memory than a single flow, so the lower bound is not checked. */
    @Test
    void coversFlowsOfOneGroup() {
        long taken = taken(SOME_SOURCES, engine -> engine.send(50_000, 1));

        assertThat(taken + 50_000 * SNAPSHOT_BYTES).isLessThan(StateSize.ofFlows(50_000));
    }

    private static void covers(Ipv4Prefix admitted, Consumer<FilledEngine> filling, long modelBytes, long records) {
        long taken = taken(admitted, filling);

        assertThat(taken + records * SNAPSHOT_BYTES)
                .as("bytes, of which the model has %d", modelBytes)
                .isLessThan(modelBytes)
                .isGreaterThan(modelBytes / MOST_EXCESS);
    }

    /** Returns the size of the engine's state and a copy of it, in bytes. */
    private static long taken(Ipv4Prefix admitted, Consumer<FilledEngine> filling) {
        FilledEngine engine = new FilledEngine(admitted);
        long before = liveBytes();
        filling.accept(engine);
        EngineState copy = engine.state();
        try {
            return liveBytes() - before;
        } finally {
            Reference.reachabilityFence(copy);
            Reference.reachabilityFence(engine);
        }
    }

    private static long liveBytes() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < COLLECTIONS; i++) {
            runtime.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
