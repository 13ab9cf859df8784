package net.igmpproxy.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs each benchmark once to check that it works. */
class MicroBenchmarksTest {
    /** Number of results: two codec, two group table and one entry plan benchmark, each with all parameters. */
    private static final int EXPECTED = 2 * 2 + 2 * 3 + 4;

    @Test
    void allOfThemRun() throws RunnerException {
        Options once = new OptionsBuilder()
                .include("net\\.igmpproxy\\.bench\\.micro\\..*")
                .mode(Mode.SingleShotTime)
                .warmupIterations(0)
                .measurementIterations(1)
                .forks(0)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();

        Collection<RunResult> results = new Runner(once).run();

        assertThat(results).hasSize(EXPECTED);
    }
}
